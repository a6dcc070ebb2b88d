const deep = 20_000;

/** Blocks that only a program would write: too deep, too long, too many. */
export const hostileShapes: Readonly<Record<string, string>> = {
  "substitutions in substitutions": around("echo $(", "x", ")"),
  "quoted substitutions in substitutions": around('echo "$(', "x", ')"'),
  "defaults in defaults": around("${a:-", "x", "}"),
  "subshells in subshells": around("( ", "x", " )"),
  "groups in groups": around("{ ", "x; ", "}; "),
  "ifs in ifs": around("if x; then ", "y; ", "fi; "),
  "loops in loops": around("for i in 1 2; do ", "x=$i; ", "done; "),
  "functions in functions": around("f() { ", "f; ", "}; f; "),
  "arithmetic in arithmetic": around("echo $((", "1", "))"),
  "parentheses in arithmetic": `x=$((${around("(", "1", ")")}))`,
  "a very long sum": `x=$((${"1+".repeat(100_000)}1))`,
  "a very long minus": `x=$((${"- ".repeat(100_000)}1))`,
  "a very long choice": `x=$((${"1?".repeat(20_000)}1${":2".repeat(20_000)}))`,
  "a very long and-list": `${"true && ".repeat(100_000)}x=1`,
  "a very long or-list": `${"kubectl a || ".repeat(5_000)}x=1`,
  "a very long pipeline": `${"cat | ".repeat(50_000)}cat`,
  "very many negations": `${"! ".repeat(50_000)}true`,
  "very many negations in a test": `[[ ${"! ".repeat(50_000)}x ]]`,
  "very many conditions": `[[ ${"-n x && ".repeat(50_000)}x ]]`,
  "parentheses in a test": `[[ ${around("( ", "x", " )")} ]]`,
  "operands of a single bracket": `[ ${"! ".repeat(50_000)}x ]`,
  "parentheses of a single bracket": `[ ${around("\\( ", "x", " \\)")} ]`,
  "braces in braces": `echo ${around("{a,", "b", "}")}`,
  "very many braces": `echo ${"{a,b}".repeat(deep)}`,
  backquotes: `echo ${"`".repeat(deep + 1)}`,
  backslashes: `echo ${"\\".repeat(1_000_001)}`,
  quotes: `echo ${"'".repeat(1_000_001)}`,
  "a giant heredoc": `cat > f <<EOF\n${"a $x $(echo b)\n".repeat(50_000)}EOF\ncat f f f f > g`,
  "a giant quoted heredoc": `cat > f <<'EOF'\n${"0123456789\n".repeat(500_000)}EOF\nx=$(cat f)\n. ./f`,
  "very many heredocs": `${"cat <<A\na\nA\n".repeat(20_000)}`,
  "a giant word": `x=${"a".repeat(5_000_000)}\ny=\${x//a/b} z=\${x^^} w=\${x%%*b}\nfor i in $x; do v=$i; done`,
  "very many words": `set -- ${"a ".repeat(500_000)}\nfor i; do x=$i; done\nrec "$@"`,
  "very many statements": "x=$x.\n".repeat(100_000),
  "very many variables": Array.from(
    { length: 50_000 },
    (_, n) => `v${n}=${n}`,
  ).join("\n"),
  "very many files": Array.from(
    { length: 20_000 },
    (_, n) => `echo ${n} > f${n}`,
  ).join("\n"),
  "very many files that nobody knows": Array.from(
    { length: 5_000 },
    (_, n) => `tool > "$(tool)-${n}"`,
  ).join("\n"),
  "very many functions": `${Array.from({ length: 5_000 }, (_, n) => `f${n}() { f${n + 1}; f${n + 1}; }`).join("\n")}\nf0`,
  "very many branches": Array.from(
    { length: 5_000 },
    (_, n) => `if tool ${n}; then x=${n}; fi`,
  ).join("\n"),
  "very many branches in branches": around(
    "if tool; then x=$x$y; else y=$y$x; ",
    "",
    "fi\n",
    30,
  ),
  "very many cases": `case $(tool) in\n${Array.from({ length: 5_000 }, (_, n) => `${n}) x=${n};;`).join("\n")}\nesac`,
  "very many unknowns in a value": `x=${"$(tool)-".repeat(20_000)}\ny=\${x//-/+} z=\${x#*-} w=\${x%%-*}\n[ "$x" = "$y" ] && a=1\n[[ $x == *-*-*-*-*-*-*-*-* ]] && b=1`,
  "very many array elements": `a=(${"$(tool) ".repeat(5_000)})\nfor i in "\${a[@]}"; do x=$i; done\necho "\${a[@]/a/b}"`,
  "very many backgrounds": "sleep 1 &\n".repeat(20_000),
  "very many redirections": `echo ${"> f ".repeat(20_000)}`,
  "very many folders": "mkdir -p a/b; cd a/b\n".repeat(5_000),
  "a very deep path": `cd ${"a/".repeat(100_000)}\ncd ${"../".repeat(100_000)}\ntouch x`,
  "very many aliases": `shopt -s expand_aliases\n${Array.from({ length: 1_000 }, (_, n) => `alias a${n}='a${n + 1} a${n + 1} '`).join("\n")}\na0`,
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
