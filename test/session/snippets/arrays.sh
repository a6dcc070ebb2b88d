### array literals and length
a=(x 'y z' "" w)
n=${#a[@]} f=$a l=${a[-1]} e=${#a[1]}
rec "$n" "$f" "$l" "$e" "${a[@]}"

### array with explicit and sparse indices
a=([2]=c [0]=a d)
a[7]=h
n=${#a[@]} k="${!a[*]}" v="${a[*]}"
rec "$n" "$k" "$v"

### array elements without quotes split
a=('b c' d)
rec ${a[@]} "${a[*]}" "${a[@]}"
set -- ${a[*]}
n=$#

### appending to arrays
a=(1 2)
a+=(3 4)
a[0]+=x
a+=y
v="${a[*]}"
rec "$v"

### scalar becomes array
x=one
x[1]=two
y=$x v="${x[*]}"
rec "$y" "$v"

### assigning a scalar to an array name sets the first
a=(1 2 3)
a=9
v="${a[*]}"
rec "$v"

### unset an element
a=(1 2 3)
unset 'a[1]'
n=${#a[@]} k="${!a[*]}" x=${a[1]-gone}
rec "$n" "$k" "$x"

### slices of a sparse array
a=([1]=b [5]=f [9]=j)
v="${a[*]:2:1}" w="${a[*]:1:2}" z="${a[*]: -1}"
rec "$v" "$w" "$z"

### array patterns
a=(x.sql y.sql z.txt)
rec "${a[@]%.sql}" "${a[@]/#/d/}" "${a[@]^}"
v="${a[*]//./-}"

### array from words and globs
touch a.q b.q
a=(*.q {1..3} $(echo m n))
n=${#a[@]}
rec "${a[@]}" "$n"

### array from IFS splitting
IFS=:
p=a:b::c
a=($p)
unset IFS
n=${#a[@]}
rec "${a[@]}" "$n"

### empty array
a=()
n=${#a[@]} x=${a[0]-none} y="${a[*]-none}" z=${a[@]+set}
rec "${a[@]}" "$n" "$x" "$y" "$z"

### associative array
declare -A m=([one]=1 ["two words"]=2)
m[three]=3
k=one
x=${m[$k]} y=${m["two words"]} n=${#m[@]} z=${m[nope]-none}
rec "$x" "$y" "$n" "$z"

### associative without declare is index zero
m[one]=1
m[two]=2
n=${#m[@]} x=${m[0]}
rec "$n" "$x"

### index is arithmetic
i=1
a=(p q r s)
x=${a[i]} y=${a[i+1]} z=${a[$i-1]} w=${a[-2]}
a[i+2]=S
v="${a[*]}"
rec "$x" "$y" "$z" "$w" "$v"

### index increments
i=0
a[i++]=x
a[i++]=y
v="${a[*]}"
rec "$i" "$v"

### arrays of strange names
constructor=(1 2)
toString=s
__proto__=p
x=${constructor[1]} y=$toString z=$__proto__ w=${hasOwnProperty-unset}
declare -A valueOf=([__proto__]=q [constructor]=c)
v=${valueOf[__proto__]} u=${valueOf[constructor]} t=${valueOf[toString]-none}
rec "$x" "$y" "$z" "$w" "$v" "$u" "$t"

### array copied
a=(1 '2 3')
b=("${a[@]}")
c=(${a[@]})
n=${#b[@]} m=${#c[@]}
b[0]=x
x=${a[0]}
rec "$n" "$m" "$x"

### read into an array
read -ra a <<< '  x  y z  '
n=${#a[@]} v="${a[*]}"
rec "$n" "$v"

### mapfile
printf 'a b\n\nc' > f
mapfile -t a < f
mapfile b < f
n=${#a[@]} x=${a[1]} y=${b[0]} z=${b[2]}
rec "$n" "$x" "$y" "$z"

### mapfile options
printf '1\n2\n3\n4\n' > f
mapfile -t -s 1 -n 2 a < f
readarray -t -O 5 b < f
v="${a[*]}" k="${!b[*]}"
rec "$v" "$k"

### mapfile in a pipeline is lost
printf 'a\nb\n' | mapfile -t a
n=${#a[@]}
rec "$n"

### looping over keys
a=([3]=x [8]=y)
for i in "${!a[@]}"; do s+="$i=${a[i]} "; done
rec "$s"

### array in for is expanded once
a=(1 2)
for x in "${a[@]}"; do a+=("$x$x"); done
v="${a[*]}"
rec "$v" "$x"

### local array
a=(1 2)
f() { local -a a=(x); a+=(y); g="${a[*]}"; }
f
v="${a[*]}"
rec "$v" "$g"

### declare prints and restores
a=('x y' z)
s=$(declare -p a)
unset a
eval "$s"
n=${#a[@]} x=${a[0]}
rec "$n" "$x"

### array quoted in a string
a=(b c)
x="a${a[@]}d"
rec "a${a[@]}d" "$x" "a${a[*]}d"

### IFS joins an array
a=(b c d)
IFS=,
x="${a[*]}" y="${a[@]}" z=${a[*]}
rec "$x" "$y" "$z"
