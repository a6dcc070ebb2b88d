### and, or chains run left to right
true && x=1 || x=2
false && y=1 || y=2
true || z=1 && w=2
false || false || v=3
rec "$x" "$y" "${z-unset}" "$w" "$v"

### and-or where the middle fails
true && false || x=fallback
true && { y=1; false; } || y=2
rec "$x" "$y"

### negation
! true; a=$?
! false; b=$?
! (exit 5); c=$?
! true && x=1 || x=2
rec "$a" "$b" "$c" "$x"

### status of many things
true; a=$?
false; b=$?
(exit 7); c=$?
x=1; d=$?
[ a = b ]; e=$?
[ a = b c ] 2>/dev/null; f=$?
nosuchcommand 2>/dev/null; g=$?
/ 2>/dev/null; h=$?
exit_=300
(exit 300); i=$?
rec "$a" "$b" "$c" "$d" "$e" "$f" "$g" "$h" "$i"

### status of a compound
if false; then :; fi; a=$?
for i in; do false; done; b=$?
while false; do :; done; c=$?
case x in y) false;; esac; d=$?
if false; then :; else (exit 4); fi; e=$?
rec "$a" "$b" "$c" "$d" "$e"

### status is overwritten by a test
false
if [ $? -eq 1 ]; then x=one; fi
y=$?
rec "$x" "$y"

### pipeline status is the last
false | true; a=$?
true | false; b=$?
(exit 3) | (exit 4); c=$?
p="${PIPESTATUS[*]}"
rec "$a" "$b" "$c"

### pipestatus
(exit 3) | (exit 4) | true
p="${PIPESTATUS[*]}"
rec "$p"

### pipefail
set -o pipefail
(exit 3) | true; a=$?
(exit 3) | (exit 4) | true; b=$?
true | true; c=$?
rec "$a" "$b" "$c"

### if, elif, else
x=2
if [ $x -eq 1 ]; then y=one
elif [ $x -eq 2 ]; then y=two
else y=other
fi
rec "$y"

### if on a pipeline and on a list
if echo abc | grep -q b; then x=found; else x=lost; fi
if false; true; then y=last; fi
if ! grep -q z <<< abc; then z=absent; fi
rec "$x" "$y" "$z"

### single bracket oddities
[ ]; a=$?
[ x ]; b=$?
[ "" ]; c=$?
[ -n ]; d=$?
[ -z ]; e=$?
[ ! ]; f=$?
[ -f = -f ]; g=$?
rec "$a" "$b" "$c" "$d" "$e" "$f" "$g"

### unquoted empty in a single bracket
v=
[ -n $v ]; a=$?
[ -n "$v" ]; b=$?
[ $v = x ] 2>/dev/null; c=$?
v='a b'
[ $v = x ] 2>/dev/null; d=$?
rec "$a" "$b" "$c" "$d"

### single bracket logic
[ a = a -a b = c ]; a=$?
[ a = b -o b = b ]; b=$?
[ ! a = b ]; c=$?
[ \( a = a \) -a ! b = c ]; d=$?
[ a \< b ]; e=$?
[ 10 -lt 9 ]; f=$?
rec "$a" "$b" "$c" "$d" "$e" "$f"

### less-than in a single bracket is a redirect
echo x > b
[ a < b ]; a=$?
[ a > c ]; b=$?
ls > l
rec "$a" "$b"

### numbers in brackets
[ 01 -eq 1 ]; a=$?
[ 08 -eq 8 ]; b=$?
[ ' 5 ' -eq 5 ]; c=$?
[ x -eq 0 ] 2>/dev/null; d=$?
[[ 010 -eq 8 ]]; e=$?
[[ x -eq 0 ]]; f=$?
[[ 1+1 -eq 2 ]]; g=$?
rec "$a" "$b" "$c" "$d" "$e" "$f" "$g"

### file tests
touch empty; echo x > full; mkdir d; ln -s full link; ln -s gone dead
r=
for t in '-e empty' '-s empty' '-s full' '-f d' '-d d' '-L link' '-e dead' '-L dead' '-f link' '-x d' '-r full' '-e nope'; do
  if [ $t ]; then r+=1; else r+=0; fi
done
rec "$r"

### file comparison
touch -d 2020-01-01 a; touch -d 2021-01-01 b; cp a c
[ b -nt a ]; a=$?
[ a -ot b ]; b=$?
[ a -nt nope ]; c=$?
[ a -ef ./a ]; d=$?
rec "$a" "$b" "$c" "$d"

### double bracket matching
x=v1.2.3 p='v*'
[[ $x == v* ]]; a=$?
[[ $x == "v*" ]]; b=$?
[[ $x == $p ]]; c=$?
[[ $x == "$p" ]]; d=$?
[[ $x != v2* ]]; e=$?
[[ v* == $x ]]; f=$?
rec "$a" "$b" "$c" "$d" "$e" "$f"

### double bracket logic
x=1
[[ $x == 1 && ( $x == 2 || -n $x ) ]]; a=$?
[[ ! $x == 1 ]]; b=$?
[[ -z $nope ]]; c=$?
[[ $nope ]]; d=$?
[[ a < b ]]; e=$?
[[ 10 < 9 ]]; f=$?
rec "$a" "$b" "$c" "$d" "$e" "$f"

### double bracket short circuit has side effects
n=0
[[ -n '' && $((n=1)) ]]
[[ -n x || $((n=2)) ]]
[[ -n x && $((n=n+3)) -gt 0 ]]
rec "$n"

### regular expression and its groups
x=app-2.10.3-rc1
if [[ $x =~ ^([a-z]+)-([0-9]+)\.([0-9]+)(\.([0-9]+))?(-(.*))?$ ]]; then
  a=${BASH_REMATCH[0]} b=${BASH_REMATCH[1]} c=${BASH_REMATCH[3]} d=${BASH_REMATCH[7]} n=${#BASH_REMATCH[@]}
fi
rec "$a" "$b" "$c" "$d" "$n"

### regular expression that fails clears the groups
[[ abc =~ (b) ]]
[[ abc =~ (x) ]]; s=$?
n=${#BASH_REMATCH[@]} x=${BASH_REMATCH[1]-none}
rec "$s" "$n" "$x"

### regular expression quoted is literal
[[ a.c =~ a.c ]]; a=$?
[[ abc =~ "a.c" ]]; b=$?
r='a.c'
[[ abc =~ $r ]]; c=$?
[[ abc =~ "$r" ]]; d=$?
[[ 'a b' =~ a\ b ]]; e=$?
rec "$a" "$b" "$c" "$d" "$e"

### regular expression leftmost longest
[[ abcabc =~ a.*c ]]; x=${BASH_REMATCH[0]}
[[ foobar =~ foo|foobar ]]; y=${BASH_REMATCH[0]}
[[ aaa =~ a*? ]]; s=$?; z=${BASH_REMATCH[0]-none}
[[ xay =~ [[:alpha:]]{2} ]]; w=${BASH_REMATCH[0]}
rec "$x" "$y" "$s" "$z" "$w"

### regular expression that JavaScript reads differently
[[ d1 =~ ^\d$ ]]; a=$?
[[ 'a]b' =~ []] ]]; b=$?
[[ 'a\b' =~ [\\] ]]; c=$?
[[ 'a{b' =~ a\{b ]]; d=$?
[[ '1' =~ ^(0|1)+$ ]]; e=$?
[[ 'A' =~ [a-z] ]]; f=$?
r='^[^/]+$'
[[ 'a/b' =~ $r ]]; g=$?
rec "$a" "$b" "$c" "$d" "$e" "$f" "$g"

### case patterns
f() { case $1 in a|b) r=ab;; c*) r=c;; '*') r=star;; [0-9]) r=digit;; ?) r=one;; *) r=other;; esac; }
for v in a cc '*' 5 z zz ''; do f "$v"; s+="$r "; done
rec "$s"

### case keeps a mark of what is empty
c=3 e= w=b
case "${c#3}"b in b) x=one;; *) x=other;; esac
case x"${c/3}" in x) y=one;; *) y=other;; esac
case b in "${e^^}"b) z=one;; *) z=other;; esac
case "${c/3}" in "") v=one;; *) v=other;; esac
case "${e:-}"$w in "$w") u=one;; *) u=other;; esac

### case falls through
case a in a) x=1;& b) x+=2;; c) x+=3;; esac
case ab in a*) y=1;;& *b) y+=2;;& z) y+=3;; *) y+=4;; esac
rec "$x" "$y"

### case with expanded and quoted patterns
p='a*' w=abc
case $w in "$p") x=quoted;; $p) x=glob;; esac
case 'a*' in "$p") y=quoted;; esac
case $w in ${w}) z=same;; esac
rec "$x" "$y" "$z"

### case without a match
x=old
case q in a) x=1;; esac
rec "$x"

### case of versions
V=2.10.3
case $V in 1.*) x=one;; 2.[0-9].*) x=twosmall;; 2.[0-9][0-9].*) x=twobig;; esac
rec "$x"

### while, break, continue
i=0
while true; do
  i=$((i+1))
  [ $i -eq 2 ] && continue
  [ $i -gt 4 ] && break
  s+=$i
done
rec "$i" "$s"

### break out of two
for a in 1 2 3; do
  for b in x y z; do
    [ $b = y ] && continue 2
    [ $a = 3 ] && break 2
    s+="$a$b "
  done
  s+=never
done
rec "$s" "$a" "$b"

### until
n=5
until (( n <= 2 )); do ((n--)); done
rec "$n"

### c-style for
for ((i=0, j=10; i<j; i+=3, j--)); do s+="$i-$j "; done
for ((;;)); do k=once; break; done
rec "$s" "$i" "$j" "$k"

### loop variable keeps its last value
for f in a b c; do :; done
rec "$f"

### loop over command output
for w in $(printf 'a b\nc\n'); do s+="<$w>"; done
rec "$s"

### loop over seq
for i in $(seq 1 3) $(seq 3 -1 2); do s+=$i; done
rec "$s"

### read loop edge cases
printf 'a\\tb\n  c d  \nlast' > f
while read l; do s+="[$l]"; done < f
while IFS= read -r l || [ -n "$l" ]; do t+="[$l]"; done < f
rec "$s" "$t"

### set -e stops
set -e
x=1
false
x=2
rec never

### set -e spares conditions
set -e
false || x=1
if false; then :; fi
! true
false && true
while false; do :; done
y=reached
rec "$x" "$y"

### set -e and the last of an and-list
set -e
x=1
true && false
x=2
rec never

### set -e in a function called in a condition
set -e
f() { false; x=on; }
f && y=1
rec "$x" "$y"

### set -e in a subshell
set -e
x=1
(false; rec never) || x=2
rec "$x"
(exit 3)
x=3

### set -e and a substitution
set -e
f() { local v=$(false); x=masked; }
f
y=$(false; echo kept)
rec "$x" "$y"
z=$(false)
y=never

### set -e and an arithmetic zero
set -e
i=0
((i++)) || true
x=1
((i-=1))
x=2

### set -e switched off and on
set -e
set +e
false
x=1
set -e
y=2
rec "$x" "$y"

### set -e in a pipeline
set -e
false | true
x=1
set -o pipefail
false | true
x=2

### set -u | leaves
set -u
x=1
e=
y=${nope-ok}$e
rec "$y"
z=$nope
x=2

### set -u with positionals and arrays | leaves
set -u
rec "$@" "$#"
a=()
rec "${a[@]}"
x=1
y=$1
x=2

### set -n, -v and -x change no values
set -x
x=1
{ set +x; } 2>/dev/null
y=2
rec "$x" "$y"

### set -a exports
set -a
A=1
set +a
B=2
x=$(bash -c 'echo ${A-no} ${B-no}')
rec "$x"

### trap on exit runs at the end
trap 'echo end > ended' EXIT
x=1
rec "$x"

### trap on error
trap 'x=caught' ERR
false
y=$x
trap - ERR
x=reset
false
rec "$x" "$y"

### trap DEBUG and RETURN
f() { :; }
trap 'r=returned' RETURN
f
trap - RETURN
rec "${r-none}"

### trap in a subshell
(trap 'rec bye' EXIT; x=1)
rec "${x-unset}"

### time and negated pipeline
time x=1 2>/dev/null
! { y=2; }
rec "$x" "$y"

### select takes from input
PS3=
select v in a b c; do x=$v; break; done <<< 2 2>/dev/null
rec "$x" "$REPLY"

### getopts
set -- -a -b val -- rest -c
while getopts ab:c o; do s+="$o=${OPTARG-} "; done
shift $((OPTIND-1))
rec "$s" "$OPTIND" "$*"

### null command and true with arguments
: a b > made
true x; a=$?
false y; b=$?
rec "$a" "$b" "$(cat made)"

### a missing command fails and the script goes on
./nope.sh 2>/dev/null; a=$?
touch noexec; ./noexec 2>/dev/null; b=$?
x=on
rec "$a" "$b" "$x"

### syntax error after good lines
x=1
rec "$x"
fi
x=2

### unclosed quote at the end
x=1
rec "$x"
y="open
x=2

### unclosed if at the end
x=1
if true; then
x=2

### bad substitution
x=1
y=${x!}
x=2
rec "$x"

### a loop over a name that is read-only
readonly b=1
a=2
for b in 3 4; do
  a=5
done 2> /dev/null
rec "$a" "$b"

### return where nothing returns
return 2> /dev/null
x=$?
rec "$x"

### what follows where a function, a loop or a subshell may have been left | tools: tool
f() {
  if tool; then return; fi
  rec 1
}
f
for i in 1 2; do
  if tool; then break; fi
  rec 2
done
for i in 1 2; do
  if tool; then continue; fi
  rec 3
done
(
  if tool; then exit; fi
  rec 4
)
rec 5

### `continue` without a loop complains
{ { echo a | { continue; }; } 2>&1; } > f
g() { break; }
g 2> h
after=1
