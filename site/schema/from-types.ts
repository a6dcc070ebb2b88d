import ts from "typescript";

/** A JSON Schema, or a part of one. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

/**
 * JSON Schemas of interfaces, by their names: what they say of a value as
 * `published.ts` writes it. A record's `origin` is the text `$origin` there.
 */
export function schemasOf(
  file: string,
  names: readonly string[],
): Readonly<Record<string, Schema>> {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  });
  const source = program.getSourceFile(file);
  const checker = program.getTypeChecker();
  const symbol = source && checker.getSymbolAtLocation(source);
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  return Object.fromEntries(
    names.map((name) => {
      const found = exported.find((each) => each.name === name);
      if (!found) throw new RangeError(`Expected a type \`${name}\``);
      const reader = new TypeReader(checker);
      return [name, reader.document(checker.getDeclaredTypeOfSymbol(found))];
    }),
  );
}

/** Reads types of one schema; those with a name stand in it once. */
class TypeReader {
  readonly #checker: ts.TypeChecker;
  readonly #named = new Map<string, Schema>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  document(type: ts.Type): Schema {
    const schema = this.#structure(type);
    const named = [...this.#named].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { ...schema, $defs: Object.fromEntries(named) };
  }

  #read(type: ts.Type): Schema {
    const name = nameOf(type);
    if (name === undefined) return this.#structure(type);
    if (!this.#named.has(name)) {
      this.#named.set(name, {});
      this.#named.set(name, this.#structure(type));
    }
    return { $ref: `#/$defs/${name}` };
  }

  #structure(type: ts.Type): Schema {
    if (type.flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    if (type.isStringLiteral() || type.isNumberLiteral())
      return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { const: this.#checker.typeToString(type) === "true" };
    if (type.flags & ts.TypeFlags.String) return { type: "string" };
    if (type.flags & ts.TypeFlags.Number) return { type: "number" };
    if (type.isUnion()) return this.#union(type.types);
    const item = type.getNumberIndexType();
    if (item) return { type: "array", items: this.#read(item) };
    const value = type.getStringIndexType();
    if (value)
      return { type: "object", additionalProperties: this.#read(value) };
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))
      return this.#object(type);
    const text = this.#checker.typeToString(type);
    throw new RangeError(`Unexpected type \`${text}\`, expected one of data`);
  }

  #union(types: readonly ts.Type[]): Schema {
    const given = types.filter(
      (type) => !(type.flags & ts.TypeFlags.Undefined),
    );
    const schemas = given.map((type) => this.#read(type));
    // `boolean` is the union of its two values.
    const both = schemas.filter(({ const: only }) => typeof only === "boolean");
    const others = schemas.filter((schema) => !both.includes(schema));
    const all = both.length === 2 ? [...others, { type: "boolean" }] : schemas;
    if (all.every((schema) => "const" in schema && all.length > 1))
      return { enum: all.map(({ const: only }) => only) };
    const [first] = all;
    return all.length === 1 && first ? first : { anyOf: all };
  }

  #object(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const isOrigin = property.name === "origin";
      const name = isOrigin ? "$origin" : property.name;
      const says = isOrigin
        ? "File and line where the record is written"
        : this.#comment(property);
      const value: Schema = isOrigin
        ? { type: "string" }
        : this.#read(this.#checker.getTypeOfSymbol(property));
      properties[name] = {
        ...(says !== "" && { description: says }),
        ...value,
      };
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(name);
    }
    const says = type.symbol ? this.#comment(type.symbol) : "";
    return {
      ...(says !== "" && { description: says }),
      type: "object",
      properties,
      required,
    };
  }

  #comment(symbol: ts.Symbol): string {
    return ts
      .displayPartsToString(symbol.getDocumentationComment(this.#checker))
      .replace(/\s+/g, " ");
  }
}

/** Interfaces and aliases keep their names, built-in types and versions do not. */
function nameOf(type: ts.Type): string | undefined {
  if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike))
    return undefined;
  const alias = type.aliasSymbol;
  if (alias) return type.aliasTypeArguments ? undefined : alias.name;
  return type.isClassOrInterface() ? type.symbol.name : undefined;
}
