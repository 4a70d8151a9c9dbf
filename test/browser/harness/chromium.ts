import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A browser on this machine, and what it needs around it. */
type Installed = { readonly path: string; readonly environment: Readonly<Record<string, string>> };

const CACHE = join(import.meta.dirname, '..', '..', '..', '.cache');

/** Where systems keep Chromium, for machines for which there is no package. */
const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * What the browser leaves out: what Playwright leaves out by itself, whose list this replaces;
 * and two pages that a window draws under its address bar, which nobody sees here (measured: half
 * of what it costs to open a page for a new reader).
 */
const LEFT_OUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // A renderer that waits for a page to come, and pages kept for going back: nobody does.
  'SpareRendererForSitePerProcess',
  'BackForwardCache',
];

/** No sandbox, because root and containers have none to give; nothing that calls elsewhere. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pictures of text are the same on every machine.
  '--font-render-hinting=none',
  // A page is open for a moment: no script of it runs so often that it is worth making faster.
  '--js-flags=--no-opt --no-maglev',
  `--disable-features=${LEFT_OUT.join()}`,
];

/**
 * What is left out where pages are only looked at: frames, which a page needs that is clicked on
 * (measured: a fourth of what it costs to open a page and look at it).
 */
const NO_FRAMES = [
  '--disable-threaded-compositing',
  '--disable-partial-raster',
  '--disable-checker-imaging',
  '--num-raster-threads=1',
];

const LAUNCH_LIMIT_MS = 30_000;

/**
 * Starts Chromium with a fresh profile: the one `CHROME_PATH` names, else the packaged one, which
 * draws no windows (measured: it takes two thirds of the work for a page), else the system's.
 */
export async function launchChromium(): Promise<Browser> {
  return launchBest([]);
}

/** Starts one like it for pages that are looked at and measured, and never clicked on. */
export async function launchForLooks(): Promise<Browser> {
  return launchBest(NO_FRAMES);
}

/** Tells whether there is a Chromium that shows notifications: the packaged one does not. */
export function hasWholeChromium(): boolean {
  return findWholeChromium() !== undefined;
}

function findWholeChromium(): string | undefined {
  return findNamedChromium(process.env['CHROME_PATH']) ?? findSystemChromium();
}

/** Starts the system's Chromium where there is one, else the packaged one. */
export async function launchWholeChromium(): Promise<Browser> {
  const path = findWholeChromium();
  return path === undefined ? launchPackagedChromium() : launch({ path, environment: {} }, []);
}

/** Starts the Chromium that comes as a package, whatever the system has. */
export async function launchPackagedChromium(): Promise<Browser> {
  return launch(await unpackChromium(), []);
}

async function launchBest(flags: readonly string[]): Promise<Browser> {
  const named = findNamedChromium(process.env['CHROME_PATH']);
  if (named !== undefined) return launch({ path: named, environment: {} }, flags);
  try {
    return await launch(await unpackChromium(), flags);
  } catch (error) {
    const system = findSystemChromium();
    if (system === undefined) throw error;
    return launch({ path: system, environment: {} }, flags);
  }
}

/** Reads `CHROME_PATH`; one that leads nowhere is an error, not a wish. */
export function findNamedChromium(wanted: string | undefined): string | undefined {
  if (wanted === undefined || wanted === '') return undefined;
  if (!existsSync(wanted)) throw new Error(`CHROME_PATH names ${wanted}, which is not there.`);
  return wanted;
}

function findSystemChromium(): string | undefined {
  return SYSTEM_PATHS.find((path) => existsSync(path));
}

async function launch(
  { path, environment }: Installed,
  flags: readonly string[],
): Promise<Browser> {
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [...FLAGS, ...flags],
    env: { ...process.env, ...environment },
    timeout: LAUNCH_LIMIT_MS,
    // The test runner decides what an interrupt means; the browser dies with its pipe.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** Unpacks the packaged browser with its fonts and libraries, once per version. */
async function unpackChromium(): Promise<Installed> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const folder = join(CACHE, `chromium-${await versionOf(entry)}-${process.arch}`);
  if (!existsSync(folder)) await unpackInto(folder, join(dirname(entry), '..', 'bin'));
  const environment = {
    FONTCONFIG_FILE: await listFonts(folder),
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
  };
  return { path: join(folder, 'chromium'), environment };
}

/** The packaged list of fonts names one fixed folder; this one names ours and the system's. */
async function listFonts(folder: string): Promise<string> {
  const path = join(folder, 'fonts.conf');
  const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const lines = folders.map((one) => `<dir>${one}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  const text = `<?xml version="1.0"?><fontconfig>${lines}${cache}</fontconfig>\n`;
  if (!existsSync(path)) await writeFile(path, text);
  return path;
}

async function versionOf(entry: string): Promise<string> {
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  return /"version":\s*"([^"]+)"/.exec(manifest)?.[1] ?? 'unknown';
}

/**
 * The package unpacks into the temporary folder of its process, so a process of its own is given
 * one; it becomes the cache in one step, so that nobody ever starts half a browser.
 */
async function unpackInto(folder: string, packed: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(`${folder}-`);
  const script = `
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await inflate(${JSON.stringify(join(packed, 'al2023.tar.br'))});
    await chromium.executablePath(${JSON.stringify(packed)});
  `;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: unfinished, TEMP: unfinished },
  });
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    // Another process was faster, and its browser is as good.
    if (!existsSync(folder)) throw error;
  });
}
