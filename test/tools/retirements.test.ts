import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { retiredIn, retirements } from "../../src/tools/retirements/index.ts";

const folder = new URL("../../src/tools/retirements/", import.meta.url);

test("every file of retirements is in the list, for 25 tools at least", async () => {
  const files = globSync("*.ts", { cwd: folder }).filter(
    (file) => !["index.ts", "retirement.ts"].includes(file),
  );
  for (const file of files) {
    const exported: object = await import(new URL(file, folder).href);
    for (const one of Object.values(exported))
      expect(retirements, file).toContain(one);
  }
  expect(files.length).toBe(retirements.length);
  expect(retirements.length).toBeGreaterThanOrEqual(25);
});

test("every retirement says where it was read, or which specs differ", () => {
  for (const { names, usages } of retirements) {
    for (const { proof, instead } of usages) {
      expect(proof, names[0]).toMatch(
        /^https:\/\/\S+|^specs of \S+ [\d.]+ and/,
      );
      expect(instead).not.toBe("");
    }
  }
});

test("what others than its makers tell of a tool is hearsay", () => {
  const others =
    /github\.com\/(?:cocos2d|capistrano|doctrine)|gist\.|gitlab-foss/;
  for (const { names, usages } of retirements) {
    for (const usage of usages.filter(({ proof }) => others.test(proof)))
      expect("deprecated" in usage || usage.isHearsay, names[0]).toBe(true);
  }
});

test.each([
  ["helm delete --purge vets", "--purge"],
  ["helm --namespace vets delete vets --purge", "--purge"],
  ["helm delete vets", undefined],
  ["helm upgrade delete --purge", undefined],
  ["kubectl exec db -- pg_dump -o", undefined],
  ["pg_dump -o vets", "-o"],
  ["pg_dump -O vets", undefined],
  ["celery worker -A vets", "-A"],
  ["celery -A vets worker", undefined],
  ["kubeadm alpha certs renew all", "alpha"],
  ["kubeadm certs renew all", undefined],
  ["python manage.py syncdb", "manage.py"],
  ["aws --region eu-west-1 ecr get-login", "ecr"],
  ["aws ecr get-login-password", undefined],
])("%s: %s", (command, retired) => {
  const [name = "", ...words] = command.split(" ");
  const found = retiredIn(name, words);
  expect(found && words[found.at]).toBe(retired);
});

test("a tool that is gone itself is found by its name, wherever it lies", () => {
  expect(retiredIn("/usr/bin/createlang", ["plpgsql"])?.at).toBe(-1);
});
