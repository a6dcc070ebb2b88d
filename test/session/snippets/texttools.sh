### cut
x=$(echo a:b:c | cut -d: -f2) y=$(echo abcdef | cut -c2-4) z=$(echo a:b:c | cut -d: -f2-) w=$(echo nodelim | cut -d: -f2)
v=$(echo nodelim | cut -s -d: -f2) u=$(printf 'a\tb\n' | cut -f2) t=$(echo a:b:c | cut -d: -f3,1)
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### cut bytes and characters
x=$(echo 'éa' | cut -c1-2) y=$(echo a,b,c | cut -d, -f-2) z=$(echo a:b:c | cut -d: -f1,3 --output-delimiter=-)
rec "$x" "$y" "$z"

### tr
x=$(echo hello | tr a-y b-z) y=$(echo 'a  b' | tr -s ' ') z=$(echo a1b2 | tr -d 0-9) w=$(echo abc | tr -c b X)
v=$(echo 'A B' | tr '[:upper:]' '[:lower:]') u=$(echo a/b | tr / '\n') t=$(echo abc | tr abc x)
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### sed substitutions
x=$(echo aXbXc | sed s/X/-/) y=$(echo aXbXc | sed s/X/-/g) z=$(echo aXbXc | sed s/X/-/2) w=$(echo abc | sed 's/b/[&]/')
v=$(echo v1.2.3 | sed -E 's/v([0-9]+)\.([0-9]+).*/\2.\1/') u=$(echo a/b | sed 's|/|:|') t=$(echo abc | sed 's/\(a\)\(b\)/\2\1/')
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### sed addresses
printf '1\n2\n3\n4\n' > f
x=$(sed -n 2p f) y=$(sed 2d f) z=$(sed -n '2,3p' f) w=$(sed '$d' f) v=$(sed -n '/2/,$p' f) u=$(sed 2q f)
rec "$x" "$y" "$z" "$w" "$v" "$u"

### sed in place
printf 'image: v1\n# v1\n' > f
sed -i s/v1/v2/ f
cp f g
sed -i.bak '/^#/d' g
x=$(cat f) y=$(cat g) z=$(cat g.bak)
rec "$x" "$y" "$z" *

### sed with basic regular expressions
x=$(echo 'a+b' | sed 's/a+/X/') y=$(echo 'aab' | sed 's/a\+/X/') z=$(echo 'a(b)' | sed 's/(b)/X/') w=$(echo 'ab|c' | sed 's/b|c/X/')
rec "$x" "$y" "$z" "$w"

### sed case and flags
x=$(echo ABC | sed s/b/x/I) y=$(echo abc | sed 's/.*/\U&/') z=$(echo 'a b' | sed -e s/a/1/ -e s/b/2/)
rec "$x" "$y" "$z"

### grep
printf 'alpha\nbeta\ngamma\n' > f
x=$(grep a f) y=$(grep -v a f); s=$?
z=$(grep -c mm f) w=$(grep -n eta f) v=$(grep -o 'm*a$' f) u=$(grep -i BETA f)
grep -q zzz f; t=$?
rec "$x" "$y" "$s" "$z" "$w" "$v" "$u" "$t"

### grep prints names with several files
echo hit > a; echo hit > b
x=$(grep hit a b) y=$(grep -h hit a b) z=$(grep -l hit a b nope 2>/dev/null); s=$?
rec "$x" "$y" "$z" "$s"

### grep patterns
x=$(echo 'a.c abc' | grep -o 'a.c') y=$(echo 'a.c abc' | grep -oF 'a.c') z=$(echo 'a+' | grep -c 'a+') w=$(echo aa | grep -cE 'a+')
v=$(echo '1.2.3' | grep -oE '[0-9]+$') u=$(echo word words | grep -ow word)
rec "$x" "$y" "$z" "$w" "$v" "$u"

### head and tail
seq 1 15 > f
x=$(head -n 2 f) y=$(tail -n 2 f) z=$(head -3 f | tail -1) w=$(tail -n +14 f) v=$(head -n -13 f) u=$(head -c 3 f)
n=$(head f | wc -l)
rec "$x" "$y" "$z" "$w" "$v" "$u" "$n"

### sort
printf '10\n9\n2\n2\nb\na\n' > f
x=$(sort f) y=$(sort -n f) z=$(sort -u f) w=$(sort -r f) v=$(printf 'v1.10\nv1.9\n' | sort -V)
u=$(printf 'b 1\na 2\n' | sort -k2 -n) t=$(printf 'x:2\ny:1\n' | sort -t: -k2)
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### uniq and wc
printf 'a\na\nb\na\n' > f
x=$(uniq f) y=$(uniq -c f) z=$(wc -l < f) w=$(wc -l f) v=$(wc f) u=$(printf 'no newline' | wc -l) t=$(sort f | uniq -d)
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### seq
x=$(seq 3) y=$(seq 2 2 6) z=$(seq -w 8 10) w=$(seq -s, 3) v=$(seq 3 1) u=$(seq 1 0.5 2)
rec "$x" "$y" "$z" "$w" "$v" "$u"

### basename and dirname
x=$(basename /a/b.sql) y=$(basename /a/b.sql .sql) z=$(dirname /a/b.sql) w=$(dirname b) v=$(basename a/) u=$(dirname a/b/) t=$(basename /)
s=$(basename -a a/1 b/2) r=$(dirname /) q=$(basename .sql .sql)
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t" "$s" "$r" "$q"

### realpath and readlink
mkdir d; touch d/f; ln -s d/f l
x=$(readlink l) y=$(realpath --relative-to=. l) z=$(readlink d/f); s=$?
rec "$x" "$y" "$z" "$s"

### awk
x=$(echo 'a b c' | awk '{print $2}') y=$(printf 'a 1\nb 2\n' | awk '{s+=$2} END {print s}') z=$(echo a:b | awk -F: '{print $2"-"$1}')
w=$(printf 'x\ny\n' | awk 'NR==2') v=$(echo 'k=v' | awk -F= -v p=q '{print p, $2}')
rec "$x" "$y" "$z" "$w" "$v"

### date from fixed input
x=$(date -u -d 2024-01-15 +%F) y=$(date -u -d @0 +%Y%m%d) z=$(date -u -d '2024-02-28 +2 days' +%d)
rec "$x" "$y" "$z"

### date now keeps its shape
x=backup-$(date +%Y%m%d).sql y=$(date +%F) z=$(date +%H%M%S) w=log_$(date '+%Y-%m-%d_%H:%M').txt v=$(date +%s) u=$(date +%A) t=$(date -u +%Y-%m-%dT%H:%M:%SZ)
echo x > "$x"
rec "${#x}" done

### date formats that are not digits
x=$(date +%b) y=$(date +%Z) z=$(date +%j) w=$(date +%e) v=$(date '+%%F') u=$(date +%-d) t=$(date +%N) s=$(date +literal) r=$(date -I)
rec "$v" "$s"

### xargs
printf 'a b\nc\n' > f
xargs rec < f
xargs -n1 rec each < f
printf 'p q\nr\n' | xargs -I{} rec 'x{}y' {}
x=$(echo 1 2 3 | xargs) y=$(xargs -n2 echo < f)
rec "$x" "$y"

### xargs quoting and nothing
echo "'a b' c\\ d \"e f\"" | xargs rec
xargs rec none < /dev/null
xargs -r rec never < /dev/null
printf 'a\0b c\0' | xargs -0 rec nul

### find
mkdir -p d/e; touch d/1.log d/e/2.log d/3.txt
x=$(find d -name '*.log' | sort) y=$(find d -type d | sort) z=$(find d -maxdepth 1 -type f | wc -l)
find d -name '*.log' -exec rec {} \;
find d -name '*.txt' -exec mv {} moved \;
find d -name '2*' -delete
w=$(ls d d/e moved 2>/dev/null)
rec "$x" "$y" "$z" "$w"

### cp
echo a > f; mkdir d
cp f g
cp f d
cp f g d/
cp -r d e
cp f nodir/g 2>/dev/null; s=$?
cp nope h 2>/dev/null; t=$?
cp d i 2>/dev/null; u=$?
cp -r d e
x=$(find . -type f | sort)
rec "$x" "$s" "$t" "$u"

### cp copies the content of then
echo 1 > f
cp f g
echo 2 > f
x=$(cat g)
rec "$x"

### cp with options
echo a > f
cp -n f f2; echo b > f; cp -n f f2
cp -t . /dev/null 2>/dev/null
mkdir d; cp -t d f f2
cp --backup f f2
x=$(cat f2) y=$(ls d)
rec "$x" "$y" *

### mv
echo a > f; mkdir d
mv f g
mv g d
mv d e
[ -e f ] && x=there || x=gone
mv nope h 2>/dev/null; s=$?
y=$(find . | sort)
rec "$x" "$s" "$y"

### mv over and into
echo 1 > a; echo 2 > b
mv a b
mkdir d; echo 3 > c
mv b c d/
x=$(cat d/b) y=$(ls d)
rec "$x" "$y" *

### rm
touch a b c; mkdir -p d/e; touch d/e/f
rm a
rm -f b nope
rm nope2 2>/dev/null; s=$?
rm d 2>/dev/null; t=$?
rm -r d
rmdir nope 2>/dev/null; u=$?
rec "$s" "$t" "$u" *

### rm with a glob
touch a.log b.log c.txt
rm -f *.log
rec *

### mkdir
mkdir a
mkdir a 2>/dev/null; s=$?
mkdir -p a/b/c a; t=$?
mkdir x/y 2>/dev/null; u=$?
mkdir -m 700 m n
x=$(find . -type d | sort)
rec "$s" "$t" "$u" "$x"

### touch keeps the content
echo a > f
touch f g 'h i'
touch -c nope
x=$(cat f)
rec "$x" *

### ln
echo a > f
ln -s f l
ln f h
echo b > l
x=$(cat f h)
ln -s f l 2>/dev/null; s=$?
ln -sf g l
y=$(readlink l)
echo c > l
rec "$x" "$s" "$y" *

### writing through a link into a folder
mkdir d
ln -s d l
echo x > l/f
y=$(cat d/f)
rm l
rec "$y" *

### install, truncate, dd
echo abc > f
install -m 600 f g
install -d p/q
truncate -s 2 f
dd if=g of=h bs=1 count=2 2>/dev/null
x=$(cat f) y=$(cat h)
rec "$x" "$y"

### gzip
echo a > f
gzip f
x=$(ls)
gunzip f.gz
y=$(ls) z=$(cat f)
gzip -k f
gzip -c f > g.gz
w=$(zcat g.gz)
rec "$x" "$y" "$z" "$w" *

### tar
mkdir d; echo a > d/f
tar czf d.tgz d
rm -r d
tar xzf d.tgz
x=$(cat d/f) y=$(tar tzf d.tgz)
mkdir e; tar -C e -xf d.tgz --strip-components=1
rec "$x" "$y" "$(ls e)"

### split and cat several
printf '1\n2\n' > a; printf '3' > b
cat a b > c
cat a - b < a > d
x=$(cat c) y=$(cat d) z=$(cat a nope b 2>/dev/null); s=$?
rec "$x" "$y" "$z" "$s"

### cat options
printf 'a\n\n\tb\n' > f
x=$(cat -n f) y=$(cat -A f) z=$(cat -s f)
rec "$x" "$y" "$z"

### tac, rev, paste, nl, fold
printf 'ab\ncd\n' > f
x=$(tac f) y=$(rev f) z=$(paste -sd, f) w=$(fold -w1 f) v=$(paste f f)
rec "$x" "$y" "$z" "$w" "$v"

### diff, cmp and comm
printf '1\n2\n' > a; printf '1\n3\n' > b
diff a b > d; s=$?
cmp -s a a; t=$?
x=$(comm -12 a b)
rec "$s" "$t" "$x"

### base64 and sums
x=$(echo -n abc | base64) y=$(echo YWJj | base64 -d) z=$(printf abc | md5sum | cut -d' ' -f1) w=$(printf abc | sha256sum | cut -c1-8)
rec "$x" "$y" "$z" "$w"

### ls
touch b a; mkdir d; touch d/x
x=$(ls) y=$(ls -1 d a 2>/dev/null) z=$(ls nope 2>/dev/null); s=$?
w=$(ls -d */) v=$(ls -a | head -1)
rec "$x" "$y" "$z" "$s" "$w" "$v"

### mktemp
f=$(mktemp) d=$(mktemp -d) g=$(mktemp ./app-XXXX.sql)
[ -f "$f" ] && [ -d "$d" ] && [ -f "$g" ] && x=made
case $g in ./app-????.sql) y=shape;; esac
rec "$x" "$y"

### expr
x=$(expr 1 + 2) y=$(expr length abc) z=$(expr abc : 'a\(.\)') w=$(expr 1 = 2); s=$?
v=$(expr 2 '*' 3) u=$(expr substr abcdef 2 3)
rec "$x" "$y" "$z" "$w" "$s" "$v" "$u"

### bc is not there and tools fail
x=$(nosuchtool --version 2>/dev/null); s=$?
y=$(cat nope 2>/dev/null || echo fallback)
z=$(grep x nope 2>/dev/null; echo $?)
rec "[$x]" "$s" "$y" "$z"

### timeout, nice, nohup and env run what they wrap
timeout 5 rec a b
nice -n 1 rec c
nohup rec d > /dev/null 2>&1
env -u X Y=1 rec e
command rec f
exec 2>/dev/null
time rec g
setsid -w rec h
x=$(timeout 5 echo out)
rec "$x"

### yes and head end together
x=$(yes | head -n 2)
rec "$x"

### sleep and true do nothing
sleep 0.01 && x=1
/bin/true && y=1
/bin/false || z=1
rec "$x$y$z"

### sponge-like pipelines lose input
printf 'b\na\n' > f
sort f | tee f > g
sort -o h g
x=$(cat h)
rec done

### env file through grep and xargs
printf '# c\nA=1\nB=two\n' > .env
export $(grep -v '^#' .env | xargs)
rec "$A" "$B"

### env file with quotes through xargs
printf 'A="x y"\nB=2\n' > .env
export $(cat .env | xargs) 2>/dev/null
rec "$A" "$B"

### env file sourced with set -a
printf 'A=1\nB="$A-2"\n' > .env
set -a; . ./.env; set +a
x=$(bash -c 'echo $B')
rec "$A" "$B" "$x"

### value out of an env file
printf 'TAG=v1.2\nTAGS=x\n' > .env
x=$(grep TAG .env | cut -d= -f2) y=$(grep '^TAG=' .env | cut -d= -f2) z=$(sed -n 's/^TAG=//p' .env)
sed -i 's/^TAG=.*/TAG=v2/' .env
. ./.env
rec "$x" "$y" "$z" "$TAG"

### append once
touch f
grep -q line f || echo line >> f
grep -q line f || echo line >> f
x=$(cat f)
rec "$x"

### jsonish by hand
echo '{"tag_name": "v1.2.3"}' > r.json
x=$(grep tag_name r.json | cut -d '"' -f 4) y=$(sed -E 's/.*"v([^"]+)".*/\1/' r.json)
rec "$x" "$y"

### stat and permissions
touch f; chmod 640 f
x=$(stat -c %a f)
umask 077; touch g
y=$(stat -c %a g)
rec "$x" "$y"

### envsubst is text only | tools: envsubst
A=1
x=$(echo 'v$A' | envsubst)
rec "$A"

### date of another day keeps its shape
x=$(date -u -d '+8760 hour' +"%Y-%m-%d")
y=$(date -d +1day +%Y)
z=$(date --date '+2 days' +%m)
rec "${#x}" "${#y}" "${#z}"
