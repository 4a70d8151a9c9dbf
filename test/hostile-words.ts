/** Words as hostile as people can type: no page may be broken by them. */
export const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; drop table matter; --",
  '&lt;b&gt; &amp; &nbsp;',
  '</textarea></form><a href="javascript:alert(1)">',
  '‮倒過來‬ \u200b 零寬',
  '很長'.repeat(60),
  'a'.repeat(200),
  '第一行\n\n第二行\n- 第三行',
  '👵🏽🧑‍🔧 ${name} %s {0} \\u0041',
];
