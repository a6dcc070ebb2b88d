import { expect, test } from "vitest";
import { kubernetesFields } from "../support/kubernetes-fields.ts";

test("the fields of Kubernetes are those of the models", async () => {
  await expect(kubernetesFields()).toMatchFileSnapshot(
    "../../src/payloads/readers/kubernetes-fields.ts",
  );
});
