### splitting on white space
x='  a   b	c
d  '
rec $x
set -- $x
n=$#

### splitting on other characters keeps empty fields
IFS=,
x=,a,,b,
rec $x
set -- $x
n=$#

### splitting on a mix
IFS=' ,'
x=' a , b ,, c '
rec $x
set -- $x
n=$#

### literal text is not split by IFS
IFS=,
rec a,b "c,d"
x=e,f
rec $x g,h"$x"

### unquoted joins with its neighbours
x='a b'
rec 1${x}2 1"$x"2 "$x"$x

### no splitting in assignments, case and tests
x='a  b'
y=$x
case $x in 'a  b') z=kept;; *) z=split;; esac
[[ $x == 'a  b' ]] && w=kept
rec "$y" "$z" "$w"

### globs sort and quote
touch b2 a1 'c 3' .hidden
rec *
rec [ab]* "*" \* '?1' ?1
x=*
rec $x "$x"

### glob without a match stays
rec *.none x[y]z nodir/*
x=*.none
rec $x

### glob in a folder and after a variable
mkdir -p d/e
touch d/e/1.sql d/e/2.sql d/e/.x
p=d/e
rec $p/*.sql d/*/1* "$p"/* */e/
x=$(echo d/*/2.sql)
rec "$x"

### hidden files need a dot
touch .a .b c
rec .[ab] * .?

### globs after a removal
touch a b c
rm b
rec *
mv c d
rec *

### set -f stops globs
touch a b
set -f
rec *
set +f
rec *

### nullglob and failglob
touch a
shopt -s nullglob
rec *.x a* end
shopt -u nullglob
rec *.x

### dotglob
touch .a b
shopt -s dotglob
rec *

### glob of classes
touch a1 B2 c_ 3d
rec [[:digit:]]* [!a-z]* [[:upper:]]? *[_]

### result of a substitution is globbed
touch a.sql b.sql
rec $(echo '*.sql') "$(echo '*.sql')"

### brace lists
rec {a,b}c{d,e} {x,} pre{1,2}post a{,b}c {a,{b,c}}d {a} {} {,}

### brace sequences
rec {1..5} {5..1} {1..10..3} {a..e..2} {01..10..4} {-2..2} {z..w}

### brace sequences that are none
n=3
rec {1..$n} {1..a} {1.5..2} {a..} x{1..2}y

### braces come before variables
a=1 b=2
rec {$a,$b} ${a}{x,y} {"$a","$b c"}

### braces make several assignments no assignment
x={1,2}
declare y={a,b}
rec "$x" "${y-unset}"

### braces in for
for f in app{,.bak} {1..2}; do s+="$f "; done
rec "$s"

### cartesian order
v=$(echo {a,b}{1,2}{x,y})
rec "$v"

### tilde
x=~ y=~/a z=a~ w=~+ v=x:~/b
cd /
u=~-
rec "$x" "$y" "$z" "$w" "$v" "$u" ~/c a=~ --p=~/q

### tilde follows HOME
HOME=/usr/lib
x=~ y=~/b
cd
z=$PWD
rec "$x" "$y"

### tilde after a colon in an assignment
P=/a:~/b:~
x=$P
rec "$x" /a:~/b

### a word that only expands to a command
c='rec a b'
$c c
d=rec
$d "x y"
"$c" 2>/dev/null
s=$?
rec "$s"

### an empty command word
e=
$e rec ran
s=$?
"$e" 2>/dev/null
t=$?
rec "$s" "$t"

### a substitution that prints nothing keeps its status
$(false); a=$?
$(true); b=$?
rec "$a" "$b"

### assignment from an expansion is no assignment
v=x=1
$v 2>/dev/null
s=$?
rec "$s" "${x-unset}"

### for without words walks the positionals
set -- a 'b c'
for i; do s+="<$i>"; done
rec "$s" "$i"

### for over nothing keeps the variable
i=old
for i in $nope; do s=ran; done
rec "$i" "${s-never}"

### for over split and quoted
x='a b'
for i in $x "$x" 'c d'; do s+="<$i>"; done
rec "$s"

### very long word
x=aaaaaaaaaa
x=$x$x$x$x$x$x$x$x$x$x
x=$x$x$x$x$x$x$x$x$x$x
x=$x$x$x$x$x$x$x$x$x$x
n=${#x}
rec "$n" "$x"

### unicode words
x='größe ✓ 日本'
y=${x:0:5} z=${x#*✓ } n=${#x} w=${x/ß/ss}
rec "$y" "$z" "$n" "$w"

### a word with the output of a command in its middle
rec a<(echo 1) b
x=<(echo 2)
case $x in /dev/fd/*) rec fd ;; esac
