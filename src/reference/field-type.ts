/** As much of JSON Schema, draft 7, as ours are made of. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** What ids look like in every schema. */
const ids = "^[a-z0-9]+(-[a-z0-9]+)*$";

const words: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "fields",
  array: "list",
  null: "nothing",
};

const formats: Readonly<Record<string, string>> = {
  uri: "address",
  date: "date",
};

/** What a value is, in words, literals between backticks: `text`, `list of ids`. */
export function typeOf(schema: JsonSchema): string {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeOf))].join(", or ");
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum)
    return schema.enum.map((one) => `\`${String(one)}\``).join(", ");
  if (schema.items) return `list of ${severalOf(typeOf(schema.items))}`;
  const values = schema.additionalProperties;
  if (typeof values === "object")
    return `by ${schema.propertyNames?.pattern === ids ? "id" : "name"}: ${typeOf(values)}`;
  if (schema.pattern === ids) return "id";
  if (schema.format !== undefined) return formats[schema.format] ?? "text";
  const types = [schema.type ?? "object"].flat();
  return types.map((type) => words[type] ?? type).join(", ");
}

function severalOf(type: string): string {
  return type === "id" ? "ids" : type;
}
