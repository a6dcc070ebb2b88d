import fc from "fast-check";

/**
 * The statements of a script over few names, so that they meddle with each other:
 * variables `a b c`, an array `l`, files `f g`, folders `d e`, functions `h k`.
 */
export function randomStatements(): fc.Arbitrary<readonly string[]> {
  return fc.array(statements.statement, { minLength: 2, maxLength: 8 });
}

/** It sets `finished` where it comes to its end. */
export function scriptOf(statements: readonly string[]): string {
  return `${beginning}${statements.join("\n")}\nwait\nfinished=1\n`;
}

// Enough to begin with that most of what follows has something to work on.
const beginning = `set -- p 'q r'
a=ab b='b 1' c=3 l=(x 'y z')
mkdir -p d/e e/d
for file in f g d/f d/g e/f d/e/f; do echo "a $file" > $file; done
cd d > /dev/null; cd .. > /dev/null
h() { rec h "$@"; a=h$a; }
k() { local b=k; echo "$1"; c=5; }
`;

const name = fc.constantFrom("a", "b", "c");
const file = fc.constantFrom("f", "g", "d/f", "./f", '"$PWD/g"', "$a");
const folder = fc.constantFrom("d", "e", "d/e", "..", "$b", "-", ".");
const routine = fc.constantFrom("h", "k");
const digit = fc.constantFrom("0", "1", "2", "3");
const pattern = fc.constantFrom(
  "a",
  "*",
  "?",
  "[a-m]",
  "*1",
  "$b",
  '"$b"',
  "x*y",
  "[!x]",
  "b*",
);

const { word } = fc.letrec<{ word: string; piece: string }>((tie) => ({
  word: fc
    .array(tie("piece"), { minLength: 1, maxLength: 2 })
    .map((pieces) => pieces.join("")),
  piece: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom(
      "a",
      "b1",
      "x",
      "'x y'",
      '"a  b"',
      "2",
      "\\*",
      "''",
      "$'c\\td'",
      "a:b",
      "f",
    ),
    fc.constantFrom("*", "?", "{a,b}", "{1..3}", "~", "[a-d]", "-n", ","),
    fc.constantFrom(
      "$?",
      "$#",
      "$1",
      '"$@"',
      '"$*"',
      "$*",
      "${2-none}",
      '"${@:2}"',
    ),
    fc.constantFrom(
      '"${l[@]}"',
      "${l[1]}",
      '"${l[*]}"',
      "${#l[@]}",
      "${!l[@]}",
      "${l[@]/a/z}",
      "$l",
    ),
    name.map((name) => `$${name}`),
    name.map((name) => `"$${name}"`),
    name.map((name) => `\${#${name}}`),
    fc
      .tuple(
        name,
        fc.constantFrom(":-", "-", ":=", "=", ":+", "+"),
        tie("piece"),
        fc.boolean(),
      )
      .map(([name, operator, piece, quoted]) =>
        quote(`\${${name}${operator}${piece}}`, quoted),
      ),
    fc
      .tuple(
        name,
        fc.constantFrom("#", "##", "%", "%%", "/", "//", "/#", "/%", "^^", ","),
        pattern,
      )
      .map(([name, operator, pattern]) => `"\${${name}${operator}${pattern}}"`),
    fc
      .tuple(name, pattern, tie("piece"))
      .map(([name, pattern, piece]) => `\${${name}/${pattern}/${piece}}`),
    fc
      .tuple(name, digit, digit)
      .map(([name, from, count]) => `"\${${name}:${from}:${count}}"`),
    fc
      .tuple(name, digit, fc.constantFrom("+", "*", "-", "==", "&&", "%1+"))
      .map(([name, digit, sign]) => `$((${name}${sign}${digit}))`),
    tie("word").map((word) => `$(echo ${word})`),
    tie("word").map((word) => `"$(printf '%s,' ${word})"`),
    fc.constantFrom(
      "$(cat f)",
      '"$(cat f)"',
      "$(<g)",
      "$(tool)",
      '"$(tool x)"',
      "$(ls)",
      "$(pwd)",
      "$(h)",
    ),
  ),
}));

const condition = fc.oneof(
  fc.constantFrom(
    "true",
    "false",
    "tool",
    "! true",
    "[ -f f ]",
    "[ -d d ]",
    "[ -e g ]",
    "(exit 3)",
    "h",
    "[ $# -gt 1 ]",
    "grep -q a f",
  ),
  fc
    .tuple(word, fc.constantFrom("=", "!="), word)
    .map(([left, sign, right]) => `[ ${left} ${sign} ${right} ] 2>/dev/null`),
  fc
    .tuple(name, fc.constantFrom("==", "!=", "=~"), pattern)
    .map(
      ([name, sign, pattern]) =>
        `[[ $${name} ${sign} ${sign === "=~" ? "^[a-m]+" : pattern} ]]`,
    ),
  fc.tuple(name, digit).map(([name, digit]) => `(( ${name} > ${digit} ))`),
  fc
    .tuple(fc.constantFrom("-z", "-n"), name)
    .map(([flag, name]) => `[ ${flag} "$${name}" ]`),
);

const redirect = fc.oneof(
  fc
    .tuple(fc.constantFrom(">", ">>", "2>", ">|", "&>"), file)
    .map(([sign, file]) => `${sign} ${file}`),
  file.map((file) => `< ${file}`),
  fc.constantFrom("2>&1", ">&2", "> f 2>&1", "2>&1 > g", "< /dev/null"),
);

const simple = fc.oneof(
  fc.tuple(name, word).map(([name, word]) => `${name}=${word}`),
  fc
    .tuple(name, word, name, word)
    .map(([one, word, two, other]) => `${one}=${word} ${two}+=${other}`),
  fc.array(word, { maxLength: 3 }).map((words) => `rec ${words.join(" ")}`),
  fc
    .tuple(word, word, redirect)
    .map(([one, two, redirect]) => `echo ${one} ${two} ${redirect}`),
  fc.array(word, { maxLength: 3 }).map((words) => `l=(${words.join(" ")})`),
  fc.tuple(digit, word).map(([digit, word]) => `l[${digit}]=${word}`),
  word.map((word) => `l+=(${word})`),
  fc.array(word, { maxLength: 3 }).map((words) => `set -- ${words.join(" ")}`),
  fc
    .tuple(name, name, word)
    .map(([one, two, word]) => `read ${one} ${two} <<< ${word}`),
  fc.tuple(name, word).map(([name, word]) => `echo ${word} | read ${name}`),
  fc.tuple(name, word).map(([name, word]) => `printf -v ${name} '%s-' ${word}`),
  fc.tuple(routine, word).map(([routine, word]) => `${routine} ${word}`),
  fc.tuple(name, routine).map(([name, routine]) => `${name}=$(${routine} q)`),
  fc
    .tuple(
      fc.constantFrom(
        "local",
        "export",
        "declare",
        "readonly",
        "unset",
        "declare -i",
        "declare -g",
      ),
      name,
      word,
    )
    .map(([command, name, word]) =>
      command === "unset" ? `unset ${name}` : `${command} ${name}=${word}`,
    ),
  fc
    .tuple(name, word, word)
    .map(([name, word, other]) => `${name}=${word} rec ${other}`),
  fc.tuple(name, digit).map(([name, digit]) => `((${name}+=${digit}))`),
  fc
    .tuple(name, word)
    .map(([name, word]) => `eval "${name}=${word.replaceAll('"', "'")}"`),
  folder.map((folder) => `cd ${folder} > /dev/null`),
  folder.map((folder) => `mkdir -p ${folder}`),
  fc
    .tuple(fc.constantFrom("cp", "mv", "ln -s"), file, file)
    .map(([command, from, to]) => `${command} ${from} ${to}`),
  fc
    .tuple(
      fc.constantFrom(
        "rm -f",
        "touch",
        "tool",
        "sed -i s/a/b/",
        ". ",
        "tool >",
        "bash",
      ),
      file,
    )
    .map(([command, file]) => `${command} ${file}`),
  fc.constantFrom(
    "shift",
    "break",
    "continue",
    "return",
    "return 2",
    "exit",
    "set -f",
    "set +f",
    "set -u",
    "IFS=,",
    "unset IFS",
    "true",
    "false",
    "eval $a",
    "$a",
    "wait",
    "shopt -s nullglob",
    "pushd d",
    "popd",
    "set -e",
    "set +e",
    "exec > g",
    "umask 022",
  ),
);

interface Statements {
  statement: string;
  body: string;
}

// Heredocs in heredocs would end each other.
const flat = fc
  .array(simple, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join("\n"));

const statements = fc.letrec<Statements>((tie) => ({
  body: fc
    .array(tie("statement"), { minLength: 1, maxLength: 3 })
    .map((lines) => lines.join("\n")),
  statement: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { arbitrary: simple, weight: 30 },
    fc
      .tuple(condition, fc.constantFrom("&&", "||"), tie("statement"))
      .map((parts) => parts.join(" ")),
    fc
      .tuple(condition, tie("body"), tie("body"))
      .map(
        ([condition, yes, no]) =>
          `if ${condition}\nthen\n${yes}\nelse\n${no}\nfi`,
      ),
    fc
      .tuple(name, word, word, tie("body"))
      .map(
        ([name, one, two, body]) =>
          `for ${name} in ${one} ${two}; do\n${body}\ndone`,
      ),
    fc
      .tuple(name, digit, tie("body"))
      .map(
        ([name, digit, body]) =>
          `for ((${name}=0; ${name}<${digit}; ${name}++)); do\n${body}\ndone`,
      ),
    fc
      .tuple(name, word, tie("body"))
      .map(
        ([name, word, body]) =>
          `while read ${name}; do\n${body}\ndone <<< ${word}`,
      ),
    fc
      .tuple(
        word,
        pattern,
        tie("body"),
        fc.constantFrom(";;", ";&", ";;&"),
        tie("body"),
      )
      .map(
        ([word, pattern, one, end, two]) =>
          `case ${word} in ${pattern})\n${one}\n${end}\n*)\n${two}\nesac`,
      ),
    fc
      .tuple(routine, tie("body"))
      .map(([routine, body]) => `${routine}() {\n${body}\n}`),
    tie("body").map((body) => `(\n${body}\n)`),
    fc
      .tuple(tie("body"), redirect)
      .map(([body, redirect]) => `{\n${body}\n} ${redirect}`),
    fc
      .tuple(tie("statement"), tie("statement"))
      .map(([left, right]) => `{\n${left}\n} | {\n${right}\n}`),
    flat.map((body) => `cat > f <<EOF\n${body}\nEOF`),
    flat.map((body) => `bash <<'EOF'\n${body}\nEOF`),
    fc.tuple(name, tie("body")).map(([name, body]) => `${name}=$(\n${body}\n)`),
    tie("body").map((body) => `{\n${body}\n} &`),
  ),
}));

function quote(text: string, quoted: boolean): string {
  return quoted ? `"${text}"` : text;
}
