### echo options
echo -n a > f
echo -e 'a\tb\\c\x41\0101' > g
echo -E 'a\tb' > h
echo -ne 'x\n' > i
echo -nx y > j
echo - n > k
echo -n -e -x > l
x=$(cat g) y=$(cat h)
rec "$x" "$y" "$(cat j)" "$(cat l)"

### echo backslashes without -e
x=$(echo 'a\nb' "c\\d")
y=$(echo -e 'stop\chere' more)
rec "$x" "$y"

### echo joins and strips nothing
x=$(echo a   b "c  d" '')
echo "" > e
echo > e2
rec "[$x]"

### printf formats
x=$(printf '%s-%5s|%-5s|%05d|%x|%X|%o|%c|%%' a b c 42 255 255 8 word)
rec "$x"

### printf repeats its format
x=$(printf '%s=%s;' a 1 b 2 c)
y=$(printf '%s\n')
z=$(printf 'no args\n' a b)
rec "$x" "[$y]" "$z"

### printf -v
printf -v x '%03d' 7
printf -v 'a[2]' '%s' v
printf -v y '%s,' 1 2 3
rec "$x" "${a[2]}" "$y"

### printf escapes in format and argument
printf '%s\n' 'a\tb' > f
printf '%b\n' 'a\tb\0101' > g
printf 'a\tb\x41\101\n' > h
printf '%q\n' 'a b' '' "it's" '$x' > i
x=$(cat f g h i)
rec "$x"

### printf numbers
x=$(printf '%d %d %d' 010 0x10 "'A")
y=$(printf '%d' abc 2>/dev/null); s=$?
z=$(printf '%.2f %5.1f|%e' 3.14159 2 1000)
w=$(printf '%+d % d %d' 5 5 -5)
rec "$x" "$y" "$s" "$z" "$w"

### printf width from arguments
x=$(printf '%*s|%-*s|%.*s' 5 a 5 b 2 cdef)
y=$(printf '%.3s' abcdef)
rec "$x" "$y"

### printf dashes
printf -- '-a\n' > f
printf '%s\n' -- -b > g
x=$(cat f g)
rec "$x"

### read splits
read a b c <<< '1 2 3 4'
read d e f <<< '1 2'
read g <<< '  padded  '
IFS= read h <<< '  padded  '
rec "$a" "$b" "$c" "$d" "$e" "[$f]" "[$g]" "[$h]"

### read with IFS
IFS=: read a b c <<< 'x:y:z:w'
IFS=, read -r d e <<< ',first'
IFS=: read f g <<< 'one:'
rec "$a" "$b" "$c" "[$d]" "$e" "$f" "[$g]"
IFS=: read h i <<< 'p::q:'
rec "$h" "$i"

### read without -r eats backslashes
read x <<< 'a\tb\\c'
read -r y <<< 'a\tb\\c'
read z <<< 'one\
two'
rec "$x" "$y" "$z"

### read options
read -n 3 x <<< abcdef
read -d : y <<< 'k:v'
read -N 4 z <<< 'a b c'
read -p prompt w <<< typed
rec "$x" "$y" "[$z]" "$w"

### read at the end of input
read x < /dev/null; a=$?
printf 'no newline' > f
read y < f; b=$?
read <<< '  whole  '
rec "[$x]" "$a" "$y" "$b" "[$REPLY]"

### read leaves the rest
printf '1\n2\n3\n' > f
{ read a; read b; c=$(cat); } < f
rec "$a" "$b" "$c"

### read inside a loop steals input
printf '1\n2\n3\n4\n' > f
while read a; do read b; s+="$a+$b "; done < f
rec "$s"

### cat inside a loop steals input
printf '1\n2\n3\n' > f
while read a; do cat > rest; s+="$a "; done < f
rec "$s" "$(cat rest)"

### cd and its variables
mkdir -p a/b
cd a/b
x=${PWD##*/}
cd ..
y=${PWD##*/}
cd - > f
z=${PWD##*/} w=${OLDPWD##*/}
rec "$x" "$y" "$z" "$w"

### cd nowhere
mkdir d
cd nope 2>/dev/null || a=1
cd d nope 2>/dev/null; b=$?
touch f
cd f 2>/dev/null || c=1
cd ""; d=$?
rec "$a" "$b" "$c" "$d" *

### cd follows dots and links
mkdir -p a/b c
ln -s a/b l
cd l
x=${PWD##*/}
cd ..
rec "$x" *
cd -P l
y=${PWD##*/}
cd ..
rec "$y" *

### CDPATH
mkdir -p p/q r
CDPATH=p
cd q > f
x=${PWD##*/}
rec "$x"

### pushd and popd
mkdir a b
pushd a > /dev/null
x=${PWD##*/}
pushd ../b > /dev/null
y=${PWD##*/}
popd > /dev/null
z=${PWD##*/}
popd > /dev/null
rec "$x" "$y" "$z" *

### pushd swaps
mkdir a
pushd a > /dev/null
pushd > /dev/null
rec *
pushd > /dev/null
n=${#DIRSTACK[@]} x=${PWD##*/}
rec "$n" "$x"

### assigning PWD moves nothing
mkdir d
PWD=/somewhere
touch here
x=$(ls)
rec "$x"

### pwd
cd /usr/lib/..
x=$(pwd) y=$(pwd -P) z=$PWD
rec "$x" "$y" "$z"

### test builtin
test a = a; a=$?
test -z ''; b=$?
test 1 -gt 2; c=$?
/usr/bin/test x; d=$?
rec "$a" "$b" "$c" "$d"

### type and command
f() { :; }
x=$(type -t f cd if rec) y=$(command -v f) z=$(command -v cd)
command -v nope; s=$?
hash nope 2>/dev/null; t=$?
rec "$x" "$y" "$z" "$s" "$t"

### command skips functions
true() { x=function; }
command true
y=${x-unset}
true
rec "$x" "$y"

### wait and its status
(exit 3) &
wait $!; a=$?
wait; b=$?
wait 99999 2>/dev/null; c=$?
rec "$a" "$b" "$c"

### background id
sleep 0.01 &
p=$!
[ -n "$p" ] && x=has
kill -0 $p && y=alive
wait
rec "$x" "$y"

### random, seconds and line numbers
[ "$RANDOM" != "$RANDOM$RANDOM" ] && x=ok
y=$LINENO
z=$SECONDS
rec "$x" "$y"

### shell's own names
x=$0 y=${BASH_SOURCE[0]} z=$$ w=$PPID v=$BASHPID u=$UID t=$SHLVL
rec "$#"

### dollar dash and version
case $- in *i*) x=interactive;; *) x=script;; esac
[ -n "$BASH_VERSION" ] && y=bash
rec "$x" "$y"

### colon with redirect and expansion
: "${A:=default}" "$((n=5))"
rec "$A" "$n"

### unset
a=1 b=2
f() { :; }
unset a
unset -v b
unset f
unset nope; s=$?
x=${a-gone}${b-gone}
type f > /dev/null 2>&1; t=$?
rec "$x" "$s" "$t"

### unset prefers variables
x=1
x() { y=called; }
unset x
x
unset x
x 2>/dev/null; s=$?
rec "${y-never}" "$s"

### umask, ulimit, times, hash leave values alone
x=1
umask 022
hash -r
times > /dev/null
rec "$x"

### shopt and set options
shopt -s extglob
x='aab'
y=${x##+(a)} z=${x/@(aa|b)/X}
shopt -q extglob; s=$?
shopt -q nullglob; t=$?
rec "$y" "$z" "$s" "$t"

### nocasematch
shopt -s nocasematch
[[ ABC == abc ]] && x=same
case Q in q) y=same;; esac
z=${x/SAME/changed}
rec "$x" "$y" "$z"

### IFS in a function
f() { local IFS=,; x="$*"; set -- $1; n=$#; }
f a,b c
y="$*"
set -- 'd e'
m=$(set -- $1; echo $#)
rec "$x" "$n" "$m"

### pipes and printf to read
IFS=, read -r a b < <(printf 'x,y z\n')
rec "$a" "$b"

### source prints
echo 'echo printed; y=set' > lib
x=$(. ./lib)
rec "$x" "${y-unset}"

### declare without a value
declare a b=2
declare -x c=3
x=${a-unset}
rec "$x" "$b" "$c"

### export several
export A=1 B="two words" C=$((1+2)) D
x=${D-unset}
rec "$A" "$B" "$C" "$x"

### export splits nothing
v='a b=c'
export E=$v
declare F=$v
G=~/x
export H=~/y
rec "$E" "$F" "$b"

### eval with a heredoc and a pipe
eval 'cat <<EOF > f
in $((1+1))
EOF'
eval "echo a | tr a b > g"
x=$(cat f) y=$(cat g)
rec "$x" "$y"

### builtin called through a variable
c=cd
$c /
d=export
$d X=1
e=unset
$e X
rec "${X-unset}" "$PWD"

### builtin called with a backslash or in quotes
\cd /
"export" Y=2
'eval' 'z=3'
rec "$Y" "$z" "$PWD"

### double dash and dash arguments
mkdir -- -d
cd -- -d
x=${PWD##*/}
printf -- '%s' x > f
rec "$x"

### read into a variable that counts
declare -i n=1
read n <<< "y z" || true; after=same
next=line
rec "$next"
