import Handlebars, { type HelperOptions } from "handlebars";
import { TemplateError, type TemplateFile } from "./template-file.ts";

/** Blocks that templates are made of; a name without arguments is a field. */
const blocks = ["each", "if", "unless", "with"];
/** What the engine brings beside them: some print to the console, some fail by themselves. */
const helpers = new Set(Object.keys(Handlebars.helpers));

/** Of a file. Parsing takes the square of how deep and how long its tags are. */
const most = { characters: 1_000_000, depth: 60, tag: 1_000 };
/** Of a page, many times over what the longest takes. */
const mostOfPage = { depth: 100, turns: 1_000_000, characters: 100_000_000 };

/** A template that would take for ever to parse. @throws {TemplateError} */
export function refuseEndless({ file, source }: TemplateFile): void {
  const fail = (index: number, what: string): never => {
    const before = source.slice(0, index).split("\n");
    const column = before.at(-1)?.length ?? 0;
    throw new TemplateError(file, { line: before.length, column }, what);
  };
  if (source.length > most.characters)
    fail(
      0,
      `Unexpected ${source.length} characters, expected at most ${most.characters}`,
    );
  const long = new RegExp(`\\{\\{(?!~?!)[^{}]{${most.tag}}`).exec(source);
  if (long)
    fail(long.index, `Unexpected tag of more than ${most.tag} characters`);
  let depth = 0;
  for (const { index, 1: sign } of source.matchAll(
    /\{\{\{?\{?~?\s*(#|\/|\^(?!\s*~?\}))/g,
  )) {
    depth += sign === "/" ? -1 : 1;
    if (depth > most.depth)
      fail(index, `Unexpected block inside of ${most.depth} others`);
  }
}

/** What is no wording: code of the engine, and blocks of its own. @throws {TemplateError} */
export function refuseCode(program: hbs.AST.Program, file: string): void {
  const fail = ({ loc }: hbs.AST.Node, found: string): never => {
    const expected = `a field, ${blocks.map((name) => `\`#${name}\``).join(", ")} or a partial`;
    throw new TemplateError(
      file,
      loc.start,
      `Unexpected ${found}, expected ${expected}`,
    );
  };
  class Refusing extends Handlebars.Visitor {
    override MustacheStatement(tag: hbs.AST.MustacheStatement): void {
      const name = nameOf(tag.path);
      if (tag.params.length > 0 || tag.hash?.pairs.length || helpers.has(name))
        fail(tag, `helper \`${name}\``);
    }

    override BlockStatement(block: hbs.AST.BlockStatement): void {
      const name = nameOf(block.path);
      if (helpers.has(name) && !blocks.includes(name))
        fail(block, `block \`#${name}\``);
      super.BlockStatement(block);
    }

    override SubExpression(inner: hbs.AST.SubExpression): void {
      fail(inner, `call of \`${nameOf(inner.path)}\``);
    }

    override Decorator(tag: hbs.AST.Decorator): void {
      fail(tag, `decorator \`${nameOf(tag.path)}\``);
    }

    override DecoratorBlock(block: hbs.AST.DecoratorBlock): void {
      fail(block, `decorator \`${nameOf(block.path)}\``);
    }
  }
  new Refusing().accept(program);
}

function nameOf(path: hbs.AST.Expression): string {
  return "original" in path ? String(path.original) : "";
}

/** Counts what a page takes, so that partials and loops that multiply end. */
export class PageBudget {
  /** The templates that are being rendered, the innermost last. */
  readonly #files: string[] = [];
  #turns = 0;
  #characters = 0;

  /** Renders a template, which uses others. @throws {TemplateError} */
  rendered(file: string, render: () => string): string {
    if (this.#files.length === 0) [this.#turns, this.#characters] = [0, 0];
    if (this.#files.length >= mostOfPage.depth)
      throw new TemplateError(
        file,
        {},
        `Unexpected partial inside of ${mostOfPage.depth} others, expected none that uses itself`,
      );
    this.#files.push(file);
    try {
      return this.#counted(render);
    } finally {
      this.#files.pop();
    }
  }

  /** Counts the turns of the engine's loops, too. */
  countLoops(engine: typeof Handlebars): void {
    const { each } = engine.helpers;
    const counted = (render: () => string): string => this.#counted(render);
    engine.registerHelper(
      "each",
      function (this: unknown, list: unknown, options: HelperOptions): unknown {
        const fn: HelperOptions["fn"] = (context, given) =>
          counted(() => options.fn(context, given));
        return each?.call(this, list, { ...options, fn });
      },
    );
  }

  #counted(render: () => string): string {
    this.#turns += 1;
    if (this.#turns > mostOfPage.turns) this.#fail();
    const text = render();
    this.#characters += text.length;
    if (this.#characters > mostOfPage.characters) this.#fail();
    return text;
  }

  #fail(): never {
    throw new TemplateError(
      this.#files.at(-1) ?? "",
      {},
      "Unexpected page without end, expected loops and partials that do not multiply",
    );
  }
}
