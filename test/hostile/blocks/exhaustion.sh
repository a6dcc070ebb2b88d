### fork bomb in a pipe of subshells | session: depth, steps | bash: processes
b() { (b | b) & (b | b) & }
b

### fork bomb by a script
printf '%s\n' 'sh ./bomb.sh & sh ./bomb.sh &' > bomb.sh
sh ./bomb.sh

### fork bomb by xargs
yes sh | xargs -P 0 -I{} sh -c 'sh -c {} & sh -c {}'

### arithmetic tower
echo $((9**9**9**9**9**9)) $((2**63-1+2**63)) $((1<<63<<63))
x=9; for i in {1..60}; do x=$((x*x)); done

### arithmetic that feeds itself
x='x+x'
echo $((x))
y='y[y[y]]'
echo $((y))

### arithmetic loop without end | session: iterations | bash: time
((i=0)); while ((i>=0)); do ((i++)); done
let 'j=1' ; until let 'j=0'; do let j++; done

### brace letters by millions | session: words
echo {a..z}{a..z}{a..z}{a..z}{a..z}{a..z}{a..z}

### braces in braces by doubling | session: words
echo {{{{{{{{a,b},{a,b}},{{a,b},{a,b}}},{a,b}},{a,b}},{a,b}},{a,b}},{a,b}}{{a,b},{a,b}}{{a,b},{a,b}}{{a,b},{a,b}}{{a,b},{a,b}}{{a,b},{a,b}}{{a,b},{a,b}}

### braces that pad
echo {000000000000000000000000000001..999999999999999999}

### globs that nobody can list
shopt -s globstar extglob
echo /**/**/**/**/**/** **/*/**/*/**/*
ls !(!(!(!(a)))) ?(*)*(?)+(?)@(*)
for f in /proc/**/*; do x=$f$x; done

### array far out of bounds
a[99999999999]=x
a[2**62]=y
a=([1000000000]=z [9223372036854775807]=w)
b=("${a[@]:0:9999999999}"); c=("${!a[@]}")
unset 'a[99999999999999999999]'

### associative array that grows | session: words
declare -A m
for i in {1..100000}; do m[k$i$i$i]=${m[*]}$i; done

### list of arguments that doubles | session: depth, words
f() { f "$@" "$@"; }
f 1 2 3 4

### words that double by splitting | session: length, words
w="a b"
for i in {1..60}; do w="$w $w"; set -- $w; done

### mapfile without end
mapfile -t a < <(yes)
mapfile -n 0 -C 'mapfile -t b <' -c 1 c < /dev/zero
readarray d < /dev/urandom

### read without end | bash: time
while read -r line; do x+=$line; done < <(yes)
while read -rn1 c; do y+=$c; done < /dev/zero
IFS= read -r -d '' z < /dev/zero

### files that fill the disk | session: words
dd if=/dev/zero of=big bs=1G count=1000000
yes > big1
fallocate -l 100T big2; truncate -s 8E big3
head -c 9999999999999 /dev/zero > big4
seq 1 99999999999 > big5
cat /dev/zero > big6
mkswap big7; split -b 1 big big_

### file that is appended to itself
echo x > f
cat f >> f
tail -f f >> f
while read l; do echo "$l$l" >> f; done < f
sed -i 's/x/xxxxxxxxxx/g' f; sed -i 's/x/xxxxxxxxxx/g' f; sed -i 's/x/xxxxxxxxxx/g' f

### tee in a circle
mkfifo p q
cat p > q & cat q > p &
echo x > p
tee p p p p < p > p

### seq that is sorted | session: words
seq 1 999999999999 | sort -R | awk '{s+=$1} END{print s}' | sort -n | uniq -c | jq -s add

### seq with a tiny step | session: words
x=$(seq 0 0.000000000001 1)
y=$(seq -f '%999999999g' 1 9)
z=$(seq -s "$(seq 1 100000)" 1 100000)

### awk that never ends | session: evaluation: output, evaluation: time
x=$(echo a | awk '{while(1) i=i+1}')
y=$(echo a | awk '{for(;;) print}')
z=$(echo mill | awk '{ while (1) { i = i + 1 } }')

### awk that doubles | session: evaluation: memory
x=$(echo mill | awk '{ while (1) s = s $0 s }')

### awk that multiplies its input | session: evaluation: output
x=$(printf 'a\n' | awk '{ for (i = 0; i < 99999999; i++) print $0 $0 }')

### awk with fields far out | session: evaluation: memory / evaluation: time
x=$(echo a | awk '{ $999999999 = 1; print NF }')
y=$(echo a | awk '{ NF = 2000000000; print }')
z=$(echo a | awk 'BEGIN { a[1e9] = 1; for (k in a) print k; printf "%999999999d", 1 }')

### awk that calls itself
x=$(echo a | awk 'function f(n) { return f(n+1) f(n+1) } { print f(0) }')

### sed that never ends | bash: time
x=$(echo a | sed ':a; s/^/x/; ba')
y=$(echo a | sed ':a; ba')
z=$(echo a | sed -n 'H;G;G;x;H;G;:b;H;G;bb')

### sed that doubles | session: evaluation: time
x=$(echo aaaaaaaaaa | sed 's/a/aaaaaaaaaa/g;s/a/aaaaaaaaaa/g;s/a/aaaaaaaaaa/g;s/a/aaaaaaaaaa/g;s/a/aaaaaaaaaa/g;s/a/aaaaaaaaaa/g;s/a/aaaaaaaaaa/g')

### jq that never ends
x=$(echo 1 | jq 'def f: f; f')
y=$(echo 1 | jq '[range(1e12)]')
z=$(echo 1 | jq 'repeat(.)')
w=$(echo '[1]' | jq 'until(false; . + .)')

### jq that doubles
x=$(echo '"a"' | jq '[limit(40; repeat(.))] | reduce range(60) as $i (.; . + .)')
y=$(echo '"aaaaaaaaaa"' | jq '. * 1000000000')
z=$(echo '{"a":1}' | jq '[paths] | recurse')

### sort that never ends | bash: time / memory
sort /dev/zero /dev/urandom
x=$(yes | sort | head -1)
sort -S 999G -T / --parallel=99999 --batch-size=99999 f

### tr, rev, tac and paste of what never ends | bash: time
x=$(tr a b < /dev/zero) y=$(rev < /dev/zero) z=$(yes | tac) w=$(paste /dev/zero /dev/zero) v=$(nl /dev/zero) u=$(base64 /dev/zero) t=$(od /dev/urandom)

### expression that backtracks in grep
x=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -c 'a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*c')
y=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -cE '(a+)+(a+)+(a+)+(a+)+c')
z=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | grep -P '^(?=(a+)+$)(a|a)*(?<!b)$')

### expression that backtracks in sed
x=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | sed 's/a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*c/x/')
y=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | sed -E 's/(a*)*(a*)*(a*)*c/\1/g')
z=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | sed 's/\(a*\)\(\1\)\(\2\)*c/x/')

### expression that backtracks in awk
x=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | awk '/a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*c/ { print }')
y=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | awk '{ gsub(/(a|aa)+$/, "x"); split($0, p, /(a*)*b/); print }')
z=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | awk -F '(a+)+c' '{ print $1 }')

### expression that backtracks in jq
x=$(echo '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"' | jq 'test("^(a+)+$")')
y=$(echo '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"' | jq 'gsub("(a|aa)+$"; "x")')
z=$(echo '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"' | jq 'capture("(?<x>(a*)*)c")')

### expressions of intervals
[[ aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa =~ a{0,255}a{0,255}a{0,255}b ]] && x=1
x=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaa | grep -E '((a{1,255}){1,255}){1,255}')
y=$(echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaa | sed -E 's/a{1,32767}{1,32767}{1,32767}/x/')

### decompression bomb from zeroes
head -c 10000000000 /dev/zero | gzip -9 > bomb.gz
gzip -d bomb.gz
gzip -dc bomb.gz | gzip -dc | gzip -dc > out
zcat bomb.gz bomb.gz bomb.gz | wc -c; gunzip -k bomb.gz; xzcat bomb.gz; bzcat bomb.gz

### decompression bomb in the text
base64 -d > bomb.gz <<'EOF'
H4sIAAAAAAAAA+3BMQEAAADCoPVPbQsvoAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
EOF
x=$(base64 -d <<< H4sIAAAAAAAAA+3BMQEAAADCoPVPbQsvoAAAAA== | gunzip)
zcat bomb.gz > out; tar -xzf bomb.gz; tar -xOzf bomb.gz | tar -xf -

### archives in circles
tar -cf a.tar a.tar .
tar -xf a.tar -C /; tar -xPf a.tar; unzip -o bomb.zip -d /; unzip -p bomb.zip | unzip -
zip -r a.zip a.zip /; cpio -i < a.cpio; 7z x bomb.7z; ar x a.a; rar x a.rar
while tar -xf a.tar; do tar -cf a.tar .; done

### pipe that never ends into everything
yes | cat | tee a b c | sort | uniq | awk '{print}' | sed p | grep y | xargs echo | while read x; do echo "$x"; done | wc -l

### process substitutions without end | session: iterations | bash: time
diff <(yes) <(yes)
paste <(yes) <(cat /dev/zero) <(tail -f /dev/null) > >(cat > >(cat > >(cat)))
while read -r x <&3; do y=$x; done 3< <(while :; do echo x; done)

### coprocesses and waits without end | bash: time
coproc A { while :; do echo x; done; }
coproc B { cat <&"${A[0]}" >&"${A[1]}"; }
wait; wait -n; wait "$A_PID"; sleep infinity; sleep 99999d; tail --pid=$$ -f /dev/null; suspend; read -t 99999999; select x in a; do :; done

### traps that run for ever | session: iterations
trap 'kill -USR1 $$' USR1
kill -USR1 $$
trap 'trap - DEBUG; x=$x$x; :' DEBUG RETURN ERR EXIT
trap 'while :; do :; done' EXIT INT TERM

### heredoc in heredoc in heredoc
cat <<A <<B <<C <<D <<E
$(cat <<X
$(cat <<Y
$(cat <<Z
z
Z
)
Y
)
X
)
A
b
B
c
C
d
D
e
E

### a heredoc that does not end
cat > out <<NEVER
$(yes)
${x:-$(cat <<INNER
still open

### replacement of every letter by all | session: length
x=abcdefghijklmnopqrstuvwxyz
for i in {1..20}; do x=${x//?/$x}; done
y=${x//[a-z]/"$x$x$x"} z=${x/#*/$x$x} w=${x/%*/$x$x} v=${x@Q}${x@E}${x@P}${x@A}

### case changes and quotes that grow
x="'"
for i in {1..60}; do x=${x@Q}; done
y='\\'; for i in {1..60}; do printf -v y %q "$y"; done

### prompts that expand themselves
PS1='$(yes)${PS1}' PS4='$PS4$PS4$(while :; do :; done)' PROMPT_COMMAND='while :; do :; done'
set -x
x=${PS4@P} y=${PS1@P}

### names that are made of names | session: iterations
a=b
for i in {1..300}; do declare "v$i=v$((i+1))"; done
x=${!v1}; declare -n r1=r2 r2=r3 r3=r1; r1=x; echo ${r1} ${!r2} ${r3[@]}

### functions that redefine themselves | session: depth
f() { eval "f() { $(declare -f f); f; }"; f; }
f

### case with very deep alternatives
x=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab
shopt -s extglob
case $x in +(+(+(+(a)))) | *(*(*(*(a)))c) | @(@(a|aa)|aaa)*(a|aa)c) y=1;; *a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*c) y=2;; esac

### a transcript that answers itself | session: iterations
$ yes | sh
y
$ while :; do :; done
> done
> > >
$ cat <<EOF
> $(yes)
> EOF
