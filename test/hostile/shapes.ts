const deep = 10_000;

/** Blocks that only a program would write: too deep, too long, too many. */
export const hostileShapes: Readonly<Record<string, string>> = {
  "substitutions in substitutions": around("echo $(", "x", ")"),
  "quoted substitutions in substitutions": around('echo "$(', "x", ')"'),
  "defaults in defaults": around("${a:-", "x", "}"),
  "subshells in subshells | session: depth": around("( ", "x", " )"),
  "groups in groups": around("{ ", "x; ", "}; "),
  "ifs in ifs": around("if x; then ", "y; ", "fi; "),
  "loops in loops by thousands | session: steps": around(
    "for i in 1 2; do ",
    "x=$i; ",
    "done; ",
  ),
  "functions in functions": around("f() { ", "f; ", "}; f; "),
  "arithmetic in arithmetic": around("echo $((", "1", "))"),
  "parentheses in arithmetic": `x=$((${around("(", "1", ")")}))`,
  "a very long sum | session: nesting": `x=$((${"1+".repeat(50_000)}1))`,
  "a very long minus": `x=$((${"- ".repeat(50_000)}1))`,
  "a very long choice": `x=$((${"1?".repeat(20_000)}1${":2".repeat(20_000)}))`,
  "a very long and-list | session: steps": `${"true && ".repeat(30_000)}x=1`,
  "a very long or-list | session: steps": `${"kubectl a || ".repeat(5_000)}x=1`,
  "a very long pipeline | session: steps": `${"cat | ".repeat(40_000)}cat`,
  "very many negations": `${"! ".repeat(50_000)}true`,
  "very many negations in a test": `[[ ${"! ".repeat(50_000)}x ]]`,
  "very many conditions": `[[ ${"-n x && ".repeat(30_000)}x ]]`,
  "parentheses in a test": `[[ ${around("( ", "x", " )")} ]]`,
  "operands of a single bracket | session: words": `[ ${"! ".repeat(50_000)}x ]`,
  "parentheses of a single bracket | session: words": `[ ${around("\\( ", "x", " \\)")} ]`,
  "braces in braces | session: words": `echo ${around("{a,", "b", "}")}`,
  "very many braces | session: words": `echo ${"{a,b}".repeat(deep)}`,
  backquotes: `echo ${"`".repeat(deep + 1)}`,
  backslashes: `echo ${"\\".repeat(250_001)}`,
  quotes: `echo ${"'".repeat(250_001)}`,
  "a giant heredoc | session: expansions, length, steps": `cat > f <<EOF\n${"a $x $(echo b)\n".repeat(15_000)}EOF\ncat f f f f > g`,
  "a giant quoted heredoc | session: size": `cat > f <<'EOF'\n${"0123456789\n".repeat(500_000)}EOF\nx=$(cat f)\n. ./f`,
  "very many heredocs | session: steps": `${"cat <<A\na\nA\n".repeat(20_000)}`,
  "a giant word | session: length": `x=${"a".repeat(200_000)}\ny=\${x//a/b} z=\${x^^} w=\${x%%*b}\nfor i in $x; do v=$i; done`,
  "very many words | session: words": `set -- ${"a ".repeat(120_000)}\nfor i; do x=$i; done\nrec "$@"`,
  "very many statements | session: steps": "x=$x.\n".repeat(40_000),
  "very many variables | session: steps": Array.from(
    { length: 15_000 },
    (_, n) => `v${n}=${n}`,
  ).join("\n"),
  "very many files | session: size": Array.from(
    { length: 15_000 },
    (_, n) => `echo ${n} > f${n}`,
  ).join("\n"),
  "very many files that nobody knows | session: files, steps": Array.from(
    { length: 5_000 },
    (_, n) => `tool > "$(tool)-${n}"`,
  ).join("\n"),
  "very many functions | session: steps": `${Array.from({ length: 5_000 }, (_, n) => `f${n}() { f${n + 1}; f${n + 1}; }`).join("\n")}\nf0`,
  "very many branches | session: steps": Array.from(
    { length: 5_000 },
    (_, n) => `if tool ${n}; then x=${n}; fi`,
  ).join("\n"),
  "very many branches in branches": around(
    "if tool; then x=$x$y; else y=$y$x; ",
    "",
    "fi\n",
    30,
  ),
  "very many cases | session: steps": `case $(tool) in\n${Array.from({ length: 5_000 }, (_, n) => `${n}) x=${n};;`).join("\n")}\nesac`,
  "very many unknowns in a value | session: length, steps": `x=${"$(tool)-".repeat(20_000)}\ny=\${x//-/+} z=\${x#*-} w=\${x%%-*}\n[ "$x" = "$y" ] && a=1\n[[ $x == *-*-*-*-*-*-*-*-* ]] && b=1`,
  "very many array elements | session: steps": `a=(${"$(tool) ".repeat(5_000)})\nfor i in "\${a[@]}"; do x=$i; done\necho "\${a[@]/a/b}"`,
  "very many backgrounds | session: steps": "sleep 1 &\n".repeat(20_000),
  "very many redirections | session: redirections": `echo ${"> f ".repeat(20_000)}`,
  "very many folders | session: files, path, steps":
    "mkdir -p a/b; cd a/b\n".repeat(5_000),
  "a very deep path | session: path": `cd ${"a/".repeat(50_000)}\ncd ${"../".repeat(50_000)}\ntouch x`,
  "very many aliases": `shopt -s expand_aliases\n${Array.from({ length: 1_000 }, (_, n) => `alias a${n}='a${n + 1} a${n + 1} '`).join("\n")}\na0`,
  "expansions that follow each other | session: expansions, length":
    "$a".repeat(60_000),
  "question marks | session: length": "?".repeat(120_000),
  "variables in a heredoc | session: expansions, length": `cat > f <<EOF\n${"$x ".repeat(60_000)}\nEOF`,
  "placeholders that nobody could fill in | session: size": "<a>".repeat(
    40_000,
  ),
  "redirections into nothing | session: redirections": "<a".repeat(60_000),
  "substitutions that nothing closes | session: size": "$(".repeat(60_000),
  "expansions that nothing closes | session: size": "${".repeat(60_000),
  "operators without commands | session: redirections": ">".repeat(120_000),
  "prompts without end | session: steps": "$ ls\n".repeat(24_000),
  "joiners that nobody sees": `echo ${"\u200d".repeat(100_000)}`,
  "comments that ask for a step | session: steps": "# check x\nls\n".repeat(
    8_000,
  ),
  "comments that offer a choice | session: steps":
    "# Debian:\nls\n# Fedora:\nls\n".repeat(4_000),
  "heredocs that write files | session: steps": "cat > f <<A\na\nA\n".repeat(
    12_000,
  ),
  "a block of two megabytes | session: size": "kubectl get pods\n".repeat(
    120_000,
  ),
  "a line of ten megabytes | session: size": "x".repeat(10_000_000),
  "every control character": Array.from(
    { length: 32 },
    (_, n) => `x=${String.fromCharCode(n)}; echo ${String.fromCharCode(n)}`,
  ).join("\n"),
  "lone surrogates and marks":
    "x=\ud800\ny=\udfff\nz=\u202e\ufeff\u2028\u2029\necho ${x:0:1} ${x%?} ${#y} ${z^^} $x$y\n[[ $x =~ . ]]\ncase $y in ?) ;; esac",
  "characters of private use": `x=${"\ue000\ue001\uf8ff"}$(tool)\ue000\nsed -i "s/\ue000/$x/" f\neval "y=$x\ue002"\nbash -c "echo \ue000 $x"`,
};

function around(
  before: string,
  middle: string,
  after: string,
  times = deep,
): string {
  return before.repeat(times) + middle + after.repeat(times);
}
