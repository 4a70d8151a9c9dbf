/**
 * What a browser says of itself, so that its owner recognises it; names are the same everywhere.
 */
export type Device = { readonly browser: string | undefined; readonly system: string | undefined };

/** The first that fits: others put the names of those before them into their own. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, 'WeChat'],
  [/HuaweiBrowser/, 'Huawei Browser'],
  [/MiuiBrowser/, 'Mi Browser'],
  [/UCBrowser/, 'UC Browser'],
  [/MQQBrowser|QQ\//, 'QQ Browser'],
  [/EdgA?\//, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** Recognises browser and system from what a browser sends of itself. */
export function recogniseDevice(userAgent: string): Device {
  return { browser: firstThatFits(BROWSERS, userAgent), system: firstThatFits(SYSTEMS, userAgent) };
}

function firstThatFits(
  known: readonly (readonly [RegExp, string])[],
  text: string,
): string | undefined {
  return known.find(([pattern]) => pattern.test(text))?.[1];
}
