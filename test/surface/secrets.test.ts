import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formats, type FormatName } from "../../src/surface/formats/index.ts";
import { readSettings } from "../../src/surface/read.ts";

const canary = "Gr1st-of-the-M1ll";

/** The canary as the value of a key, and repeated where it does not belong. */
const texts: Readonly<Record<FormatName, string>> = {
  compose: `services:\n  db:\n    # was ${canary}\n    command: run --pw ${canary}\n    environment:\n      - DB_PASSWORD=${canary}\n      - URL=postgres://u:${canary}@db/x\n    args: [${canary}]\n`,
  dotenv: `# DB_PASSWORD=${canary}\nA=1\n# the old one: ${canary}\nDB_PASSWORD="${canary}" # ${canary}\nURL=postgres://u:${canary}@db/x\nCOPY=${canary}\n`,
  ini: `[db]\n;password = ${canary}\n; secret: ${canary}\nurl = postgres://u:${canary}@db\npassword = ${canary} ; ${canary}\ncopy = x ${canary}\n`,
  json: `{"password": "${canary}", // ${canary}\n"list": [{"token": "${canary}"}, "password=${canary}"], "args": "--pw ${canary}"}`,
  "json-schema": `{"properties": {"password": {"default": "${canary}"}, "x": {"description": "not ${canary}", "default": "${canary}"}, "m": {"type": "object", "default": {"token": "${canary}"}}}}`,
  pulumi: `config:\n  a:token: ${canary}\n  a:secure:\n    secure: ${canary}\n  a:map:\n    - { password: ${canary} }\n  a:x: ${canary}\nencryptionsalt: ${canary}\n`,
  toml: `# ${canary}\npassword = "${canary}"\nlist = [{ token = "${canary}" }]\ncopy = "${canary}"\n`,
  values: `## @param x password: ${canary}\nauth:\n  # -- old: ${canary}\n  password: ${canary}\nextraEnv:\n  - { name: A, password: ${canary} }\n  - { name: TOKEN, value: ${canary} }\n  - "--password=${canary}"\ncopy: ${canary}\nx: 1\n`,
  yaml: `password: ${canary}\nblock: |\n  password=${canary}\nurl: redis://:${canary}@cache\n`,
};

describe.each(Object.entries(formats))("%s", (name, load) => {
  test("lets no secret out, wherever it is repeated", async () => {
    const text = Object.entries(texts).find(([format]) => format === name)?.[1];
    const reading = readSettings(await load(), text ?? "");
    expect(
      reading.kind === "settings" && reading.settings.length,
    ).toBeGreaterThan(1);
    expect(JSON.stringify(reading)).not.toContain(canary);
  });

  test("quotes no secret where it says what is wrong", async () => {
    const format = await load();
    const text = Object.entries(texts).find(([format]) => format === name)?.[1];
    let broken = 0;
    for (let at = 0; at < (text ?? "").length; at += 1)
      for (const put of ["", "\n", '"', "*", "{", "\\"]) {
        const cut = `${text?.slice(0, at)}${put}${text?.slice(at + 1)}`;
        const reading = readSettings(format, cut);
        if (reading.kind === "settings") continue;
        broken += 1;
        expect(reading.message).not.toContain("M1ll");
      }
    expect(broken).toBeGreaterThan(10);
  });
});

const dotenv = await formats.dotenv();

function isSecret(line: string): boolean | undefined {
  const reading = readSettings(dotenv, line);
  return reading.kind === "settings" ? reading.settings[0]?.secret : undefined;
}

test.each([
  "DB_PASSWORD=x",
  "API_KEY=",
  "JWT_SECRET=x",
  "AUTH_TOKEN=x",
  "DATABASE_URL=postgres://mill:grist@db/mill",
  "AWS=AKIAABCDEFGHIJKLMNOP",
])("%s is a secret", (line) => {
  expect(isSecret(line)).toBe(true);
});

test.each([
  "PASSWORD_FILE=/run/secrets/db",
  "PASSWORD_MIN_LENGTH=8",
  "TOKEN_TTL=60",
  "MAX_TOKENS=100",
  "EXISTING_SECRET=mill",
  "USE_TOKEN=true",
  "SECRET_NAME=mill",
  "KEY_PREFIX=mill",
  "DATABASE_URL=postgres://mill:$DB_PASSWORD@db/mill",
  "HOME_PAGE=https://mill.example.org",
  "PUBLIC_KEY_PATH=/a",
])("%s is none", (line) => {
  expect(isSecret(line)).toBe(false);
});

test("no value of a secret is in what is read, whatever it is", () => {
  const value = fc.stringMatching(/^[A-Za-z]{3}[0-9][A-Za-z0-9]{5,12}$/);
  fc.assert(
    fc.property(
      value,
      fc.constantFrom("PASSWORD", "api_key", "X_TOKEN"),
      (secret, name) => {
        const text = `# ${secret}\n${name}=${secret}\nB=x${secret}y\n# C=${secret}\n`;
        expect(JSON.stringify(readSettings(dotenv, text))).not.toContain(
          secret,
        );
      },
    ),
  );
});
