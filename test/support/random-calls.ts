import fc from "fast-check";

/**
 * A script of many calls of text tools on known input: call number 3 leaves
 * what it printed in `v3` and its status in `s3`. Right and wrong options mixed.
 */
export function scriptsOfCalls(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fed, alone), { minLength: 20, maxLength: 20 })
    .map((calls) =>
      calls.map((call, at) => `v${at}=$(${call}); s${at}=$?\n`).join(""),
    );
}

const words = (list: string): fc.Arbitrary<string> =>
  fc.constantFrom(...list.split("  "));

const inputs = fc.constantFrom(
  "",
  "\n",
  "abc",
  "a:b:c",
  "a b  c",
  "a\n",
  "a\nb\n",
  "b\na\nb",
  "10\n9\n2\n",
  "x=1\ny=2\n",
  "  lead\ttab \n",
  "a,b;c-d.e/f",
  "v1.2.3\n",
  "AbC dEf",
  "aaa\nbbb\naab\n",
  "\n\na\n\n",
  "1 2 3\n4 5 6\n",
  "foo.bar\nfoo+bar\nfoo(bar)\n",
  "a\\b\\nc",
  "%s %d",
  "-n",
  "a'b\"c",
  "TAG=v1.2\nTAGS=x\n",
  "/a/b/c.tar.gz",
  "é",
  "name: x\nimage: y:1\n",
);

const expressions = words(
  String.raw`a  b  a.c  ^a  a$  [ab]  [^a]  a*  aa*  a\+  a+  (a)  \(a\)  a|b  a\|b  \.  =  v[0-9]  [0-9]+  ^  $  ^$  \ba  \w  \d  [[:alpha:]]  [[:space:]]  a\{2\}  a{2}  (.)(.)  \(.\)\(.\)  .*  [a-c]  TAG=  ^TAG=  [.]  []a]  .  *  +  ?  a?  ^*  [0-9]*`,
);

const sed = fc
  .tuple(
    words("sed  sed -E  sed -n  sed -r  sed -n -E"),
    words(
      "s/R/P/  s/R/P/g  s|R|P|  s/R/P/2  s/R/P/p  /R/d  /R/p  s/R/P/I  /R/s/b/P/  1d  $d  2,3p  1q  /R/,$d  /R/!d  s,R,P,g  s/R/P/;s/a/z/  /^$/d  =  y/abc/xyz/  $!d  s/R//  /R/c new  2p  s/R/P/gp  /R/{s/a/b/;p}",
    ),
    expressions,
    words(String.raw`X    &  \1  [&]  \2\1  \n  a/b  \/  \&  $1  -  \U&  x y`),
  )
  .map(([sed, script, expression, by]) => {
    const filled = script
      .replaceAll("R", () => expression)
      .replaceAll("P", () => by);
    return `${sed} ${quoted(filled)}`;
  });

const grep = fc
  .tuple(
    words(
      "grep  grep -E  grep -o  grep -v  grep -c  grep -q  grep -i  grep -F  grep -n  grep -oE  grep -P  grep -oP  grep -w  grep -x  grep -m1  grep -e  grep --  grep -ow  grep -vc",
    ),
    expressions,
  )
  .map(([grep, expression]) => `${grep} ${quoted(expression)}`);

const cut = words(
  "-d: -f1  -d: -f2  -d ':' -f 2-  -d= -f2  -c1-2  -c2  -f1  -d' ' -f2  -d: -f1,3  -d: -f3,1  -s -d: -f2  -d. -f1-2  -b1-2  -d/ -f2  -d: -f-2  --delimiter=: --fields=2  -d: -f5  -c-2  -c3-  -d:: -f1  -f  -d, -f1 --complement",
).map((rest) => `cut ${rest}`);

const tr = words(
  String.raw`a b  a-c x  a-c A-C  -d a  -d '\n'  -s ' '  -s a  '[:lower:]' '[:upper:]'  '\n' ' '  ' ' '\n'  abc x  a ''  -c a x  -cd a  -d ':.'  'a-' 'x_'  -s '\n' ' '  '[a-c]' '[A-C]'  a-c -d  '\t' ' '  -dc '0-9'  / -  '\\' /  a-cb xyz  aba xyz  'a[' 'b]'  -ds a b  A-Z a-z  -d '[:space:]'  '[:digit:]' x  a 'bc'`,
).map((rest) => `tr ${rest}`);

const others = words(
  String.raw`head -n1  head -n 2  head -1  head -n -1  head -c2  head  head -n0  head --lines=1  tail -n1  tail -n 2  tail -1  tail -n +2  tail -c2  tail  tail -n0  tail -n -1  tail +2  sort  sort -n  sort -r  sort -u  sort -k2  sort -t: -k2  sort -rn  sort -V  sort -h  sort -f  sort -ru  sort -nu  sort -c  uniq  uniq -c  uniq -d  uniq -u  rev  tac  nl  wc -l  wc -w  wc -c  wc -m  wc  cat  cat -n  cat -A  fold -w2  paste -sd,  xargs  xargs -n1  xargs echo x  xargs -I{} echo {}-{}  md5sum  base64  tee  tee f  column -t  cat -  cat - -  (cat)  env cat  bash -c cat  { read -r x; cat; }  grep a | cut -c1  sort | uniq  head -n1 | tr a b`,
);

const readers = fc.constantFrom(
  "{ read x; echo $x; }",
  'while read l; do echo "<$l>"; done',
  'while IFS= read -r l; do echo "<$l>"; done',
  '{ read a b; echo "$b|$a"; }',
  '{ IFS=: read -r a b; echo "$b|$a"; }',
  "{ mapfile -t m; echo ${#m[@]}-${m[0]}; }",
  "{ read -d: x; echo $x; }",
  '{ read -n2 x; echo "$x"; }',
);

const awk = fc
  .tuple(
    words("awk  awk -F:  awk -F=  awk -F.  awk -F,  awk -F '[:=]'"),
    words(
      String.raw`{print $1}  {print $2}  {print $NF}  NR==1  NR==2{print $1}  /a/  /a/{print $2}  {print NR}  {s+=$1} END{print s}  END{print NR}  {print $1 $2}  {print $1,$2}  {print $1"."$2}  {print}  !/a/  {print length}  NR>1  {printf "%s-", $1}  BEGIN{print 1}  $1=="a"`,
    ),
  )
  .map(([awk, program]) => `${awk} ${quoted(program)}`);

const fed = fc
  .tuple(fc.oneof(sed, grep, cut, tr, others, readers, awk), inputs, fc.nat(2))
  .map(([call, input, how]) => {
    if (how === 0) return `${call} <<< ${quoted(input)}`;
    const given = `printf %s ${quoted(input)}`;
    return how === 1 ? `${given} | ${call}` : `${given} > in; ${call} < in`;
  });

const printf = fc
  .tuple(
    words(
      String.raw`%s  %s\n  %d  %05d  %-5s|  %5s|  %x  %o  %c  %%  %b  %q  %s-%s\n  %.2f  %i  \t  \x41  \101  a\cb  %.2s  %+d  %#x  %s %s %s|  %u  %X  no  %5.1s|  %05s|  \\  %%%s  \e  %s\  %ld  \"`,
    ),
    fc.array(
      words(
        String.raw`a  1  -1  'x y'  ''  010  0x10  3.5  'a\tb'  '\n'  007  -n  --  "'A"  9999999999999999999  5x`,
      ),
      { maxLength: 3 },
    ),
  )
  .map(([format, args]) => `printf ${quoted(format)} ${args.join(" ")}`);

const echo = fc
  .tuple(
    words(
      "echo  echo -n  echo -e  echo -E  echo -ne  echo -nE  echo --  echo -x  echo -n -e  echo -",
    ),
    fc.array(
      words(
        String.raw`a  'x  y'  'a\tb'  '\n'  ''  -n  'a\cb'  '\0101'  '\x41'  '\\'  'a\'  '\e'  -e`,
      ),
      { maxLength: 3 },
    ),
  )
  .map(([echo, args]) => `${echo} ${args.join(" ")}`);

const paths = fc
  .tuple(
    words("basename  dirname  basename -a  basename -s .gz  basename --"),
    fc.array(
      words(
        "/a/b.c  a  a/  /  //  ''  a//b  ./a  ..  a/b/  'x y/z'  .c  a.tar.gz  .gz  b.c",
      ),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([tool, args]) => `${tool} ${args.join(" ")}`);

const operands = words("a  b  ''  1  2  10  01  abc  'a*'  ' '  -1  x.y  v1");

const tests = fc
  .tuple(
    operands,
    words("=  !=  -eq  -lt  -ge  \\<  \\>"),
    operands,
    words("[  [[  test"),
  )
  .map(([left, sign, right, command]) => {
    const close = { "[": "]", "[[": "]]" }[command] ?? "";
    const operator = command === "[[" ? sign.replace("\\", "") : sign;
    return `${command} ${left} ${operator} ${right} ${close}`;
  });

const patternTests = fc
  .tuple(
    operands,
    words("==  !=  =~"),
    words("a*  [ab]  ?  v[0-9]  ^a  x.y  a"),
  )
  .map(([left, sign, pattern]) => `[[ ${left} ${sign} ${pattern} ]]`);

const sequences = fc
  .tuple(
    words("seq  seq -w  seq -s,"),
    fc.array(words("1  2  3  5  -1  0  10  01  1.5"), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([seq, args]) => `${seq} ${args.join(" ")}`);

const sums = words(
  String.raw`expr 1 + 2  expr 3 - 5  expr 2 '*' 3  expr 7 / 2  expr abc : 'a.'  expr abc : 'a\(.\)'  expr 1 = 1  expr length abc  expr 0  expr 1 + a  date -u -d @0 +%s  date +%%  date +x  date -d 2024-01-15 +%F`,
);

const alone = fc.oneof(
  printf,
  echo,
  paths,
  tests,
  patternTests,
  sequences,
  sums,
);

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
