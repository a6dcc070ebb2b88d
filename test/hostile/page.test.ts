import { expect, test } from "vitest";
import { noExpectations } from "../../src/plan/expect.ts";
import { rehearseGuide } from "../../src/rehearsal.ts";

test(
  "a page of twenty fork bombs is rehearsed soon",
  { timeout: 60_000 },
  () => {
    const bomb = "```bash\nb() { (b | b) & (b | b) & }\nb\n```\n\n";
    const start = process.cpuUsage();
    const blocks = rehearseGuide(bomb.repeat(20), {
      expectations: noExpectations,
    });
    expect(blocks).toHaveLength(20);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(10_000);
  },
);
