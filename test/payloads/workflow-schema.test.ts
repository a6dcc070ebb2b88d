import { expect, test } from "vitest";
import { workflowSchema } from "../support/workflow-schema.ts";

test("the schema of workflows is that of the parser", async () => {
  await expect(workflowSchema()).toMatchFileSnapshot(
    "../../src/payloads/readers/workflow-schema.ts",
  );
});
