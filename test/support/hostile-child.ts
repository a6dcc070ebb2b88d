const deeds: Readonly<Record<string, () => unknown>> = {
  loop() {
    for (;;);
  },
  backtrack: () => /^(a+)+$/.test(`${"a".repeat(60)}b`),
  grow() {
    const rows: string[][] = [];
    for (;;) rows.push(Array.from({ length: 10_000 }, (_, at) => `row ${at}`));
  },
  environment: () => Object.keys(process.env),
};

process.on("message", (what: string) => {
  process.send?.({ done: deeds[what]?.() });
});
process.send?.("ready");
