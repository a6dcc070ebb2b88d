import fc from "fast-check";
import type { SettingType } from "../../src/release/types.ts";
import type { Setting } from "../../src/surface/setting.ts";

const name = fc.constantFrom(..."abcdefgh");
const path = fc
  .array(name, { minLength: 1, maxLength: 2 })
  .map((parts) => parts.join("/"));
const scalar = fc.oneof(
  fc.constantFrom<string | number | boolean>("x", "yy", "/srv", 1, 42, true),
  fc.string({ maxLength: 4 }),
);
const type = fc.constantFrom<SettingType>("string", "integer", "list");

const setting = fc
  .record({
    path,
    value: fc.option(scalar, { nil: undefined }),
    type: fc.option(type, { nil: undefined }),
    comment: fc.option(
      fc.constantFrom("where it is kept", "how many there are"),
      { nil: undefined },
    ),
    required: fc.boolean(),
    secret: fc.nat(9).map((number) => number === 0),
    deprecated: fc.boolean(),
  })
  .map(({ value, type, comment, ...rest }): Setting => ({
    ...rest,
    line: 1,
    ...(type && { type }),
    ...(comment && { comment }),
    ...(value !== undefined && !rest.secret && { default: value }),
  }));
/** Settings of a small file, so that two of them have keys in common. */
export const settings = fc
  .uniqueArray(setting, { selector: ({ path }) => path, maxLength: 12 })
  .map((all) => all.map((one, index) => ({ ...one, line: index + 1 })));
