import { expect, test } from "vitest";
import { leadsTo } from "../../src/lint/queries/endpoints.ts";

test.each([
  ["/api/users", "/api/users", true],
  ["/api/users/", "/api/users", true],
  ["/api/users/7", "/api/users", false],
  ["/api/users/7", "/api/users/", true],
  ["/api/users", "/api/users/", false],
  ["/api/users/7/mills", "/api/users/{id}/mills", true],
  ["/api/users//mills", "/api/users/{id}/mills", false],
  ["/api/v7-beta.json", "/api/v{n}-{name}.json", true],
  ["/api/v-beta.json", "/api/v{n}-{name}.json", false],
  ["/api/a+b", "/api/a+b", true],
  ["/api/aab", "/api/a+b", false],
])("%s leads to %s: %s", (own, path, leads) => {
  expect(leadsTo(own, path)).toBe(leads);
});

test("an address of a thousand holes is compared in the time of its length", () => {
  const start = performance.now();
  expect(leadsTo(`/${"x".repeat(9_000)}!`, `/${"{a}x".repeat(1_000)}`)).toBe(
    false,
  );
  expect(performance.now() - start).toBeLessThan(500);
});
