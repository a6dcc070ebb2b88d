### what a tool prints is not known | tools: kubectl
x=$(kubectl get pods)
y=pre-$x-post
z=$(kubectl get ns | wc -l)
rec fixed
rec "$x"

### a tool's words may be many or none | tools: kubectl
rec a $(kubectl get x) b
set -- $(kubectl get x)
n=$#
for p in $(kubectl get pods); do last=$p; done
rec end

### a variable that a tool may change through eval | tools: minikube
A=1
eval "$(minikube docker-env)"
x=$A
rec end

### a tool may fill a variable through read | tools: kubectl
a=1
read a b < <(kubectl get x)
kubectl get x | read c
x=${c-unset}
rec "$x"

### a tool reads the rest of a loop's input | tools: ssh
printf '1\n2\n3\n' > f
while read h; do ssh $h uptime; n=$h; done < f
rec end

### a tool's redirected output | tools: pg_dump
pg_dump app > app.sql
pg_dump app | gzip > app.sql.gz
x=$(wc -c < app.sql)
[ -s app.sql ] && y=full || y=empty
rec end

### a tool that writes a file by an option | tools: pg_dump
echo old > dump.sql
pg_dump -f dump.sql app
x=$(cat dump.sql)
ls > l
rec end

### a tool with a path may change that file | tools: kustomize
echo a: 1 > f.yaml
kustomize edit f.yaml
x=$(cat f.yaml)
rec end

### a tool in a condition decides | tools: kubectl
if kubectl get ns x; then a=yes; else a=no; fi
kubectl get y || b=fallback
kubectl get z && c=went
while ! kubectl get w; do d=loop; break; done
rec end

### a tool's status | tools: helm
helm upgrade x y
s=$?
[ $s -eq 0 ] && x=ok || x=bad
case $s in 0) y=ok;; *) y=bad;; esac
rec end

### a tool at the end of a pipe | tools: kubectl
echo data | kubectl apply -f -
x=${PIPESTATUS[1]}
kubectl get x | grep -q Running; s=$?
rec end

### arithmetic on what a tool prints | tools: kubectl
n=$(( $(kubectl get x 2>/dev/null | wc -l) + 1 ))
m=$(kubectl get x | wc -c)
[ "$m" -gt 3 ] && x=many || x=few
[ ${#m} -ge 1 ] && y=some
rec end

### patterns on what a tool prints | tools: kubectl
x=$(kubectl get x)
a=${x#v} b=${x%%.*} c=${x:-default} d=${x:+set} e=${x/a/b} f=${#x} g=${x:0:1} h=${x^^}
[ -z "$x" ] && i=empty || i=full
[[ $x == v* ]] && j=v || j=other
case $x in '') k=empty;; v*) k=v;; *) k=other;; esac
rec end

### part of a value is known | tools: kubectl
x=$(kubectl version)
f=backup-$x.sql
a=${f%.sql} b=${f#backup-} c=${f##*.} d=${f%%-*} e=${f/sql/gz} g=${f: -4} h=${f:0:6} i=${#f}
[[ $f == *.sql ]] && j=sql
[[ $f == backup-v* ]] && k=v
case $f in *.gz) l=gz;; backup-*) l=backup;; esac
rec end

### unknown in an index and a length | tools: kubectl
i=$(kubectl get x | wc -l)
a=(p q r)
x=${a[i]} y=${a[$i]-none}
a[i]=changed
z="${a[*]}" w=${a[0]}
n=${#a[@]}
rec end

### unknown file names | tools: kubectl
f=$(kubectl get x -o name)
echo a > "$f.txt"
touch b.txt
n=$(ls | wc -l)
rm -f "$f".*
rec end

### unknown path may be any file | tools: kubectl
echo keep > a
f=$(kubectl get x)
echo lost > "${f:-a}"
x=$(cat a)
rec end

### unknown folder | tools: kubectl
d=$(kubectl get x)
cd "$d" 2>/dev/null
touch here
x=$PWD
cd ..
rec end

### unknown command word | tools: kubectl
c=$(kubectl get x)
A=1
$c A=2 2>/dev/null
x=$A
rec end

### unknown option to a builtin | tools: kubectl
A=1
o=$(kubectl get x)
set -- $o
declare $o 2>/dev/null
export $(kubectl get y) 2>/dev/null
unset $o 2>/dev/null
x=$A
rec end

### unknown name in printf -v and read | tools: kubectl
A=1
n=$(kubectl get x)
printf -v "${n:-A}" changed 2>/dev/null
x=$A
rec end

### unknown heredoc | tools: kubectl
cat > f.sh <<EOF
A=1
$(kubectl get x)
EOF
A=0
. ./f.sh 2>/dev/null
x=$A
rec end

### unknown in an indirect and a nameref | tools: kubectl
A=1 B=2
n=$(kubectl get x)
x=${!n}
declare -n r="${n:-A}" 2>/dev/null
r=changed
rec end

### unknown IFS | tools: kubectl
IFS=$(kubectl get x)
v='a b,c-d'
set -- $v
n=$#
unset IFS
rec end

### unknown options | tools: kubectl
touch a b
set $(kubectl get x) 2>/dev/null
x=$(echo *)
y=$1
rec end

### unknown loop count | tools: kubectl
n=0
while kubectl get x; do n=$((n+1)); [ $n -ge 2 ] && break; done
for i in $(kubectl get y); do m=$i; k=in; done
rec end

### wrapped commands | tools: docker kubectl
sudo rec a b
sudo -u postgres rec c
docker exec db rec d
kubectl exec pod -- rec e
rec end

### wrapped redirects belong to the host | tools: docker
sudo echo a > f
docker exec db cat /etc/x > g
echo b | sudo tee h > /dev/null
[ -e h ] && x=there || x=gone
rec end

### ssh runs elsewhere | tools: ssh
x=1
ssh host 'x=2; touch f'
ssh host <<'EOF'
x=3
touch g
EOF
rec "$x" *

### a tool named like a builtin | tools: docker
docker cd /
docker export x > f
docker set y
x=${PWD##*/}
rec "$x"

### curl and wget leave what they leave | tools: curl wget
curl -O https://example.com/a.sh
curl -fsSL https://example.com/b.sh -o b.sh
x=$(curl -s https://example.com/v)
wget https://example.com/c
curl -s https://example.com | bash
rec end

### git clone makes a folder that nobody knows | tools: git
mkdir app
git clone https://example.com/app.git app
cd app
x=${PWD##*/}
git checkout v1
touch here
rec end

### unpacking may bring anything | tools: unzip
echo old > f
unzip x.zip
x=$(cat f)
[ -e g ] && y=there || y=gone
rec end

### docker compose in a folder | tools: docker-compose docker
echo A=1 > .env
docker-compose up -d
docker compose run app make
. ./.env
rec "$A"

### variable of the reader
x=${READER_HOME_DIR:-none}
y=$EDITOR z=${USER-nobody} w=$LANG
rec end

### the reader's files
[ -f /etc/hostname ] && x=there || x=gone
y=$(cat /etc/os-release 2>/dev/null)
ls ~ > l
z=$(ls /usr/bin | head -1)
[ -e before ] && w=there || w=gone
rec end

### two names for one unknown | tools: kubectl
a=$(kubectl get x) b=$(kubectl get x)
[ "$a" = "$b" ] && x=same || x=other
[ "$a" = "$a" ] && y=same || y=other
c=$a
[[ "$c" == "$a" ]] && z=same || z=other
rec end

### unknown newline in a value | tools: kubectl
x=$(kubectl get x)
printf '%s\n' "$x" > f
n=$(wc -l < f)
y=$(head -n 1 f)
echo "a $x b" | read q
mapfile -t l < f
m=${#l[@]}
rec end

### unknown field of a known line | tools: kubectl
l="first $(kubectl get x) last"
set -- $l
a=$1 n=$#
x=$(echo "$l" | cut -d' ' -f1) y=$(echo "$l" | awk '{print $NF}') z=$(echo $l | tr a-z A-Z)
read b c <<< "$l"
rec "$a"

### unknown between quotes in eval | tools: kubectl
A=1
eval "x='$(kubectl get x)'" 2>/dev/null
eval "y=1 $(kubectl get y)" 2>/dev/null
z=$A
rec end

### unknown ends a loop early | tools: kubectl
for i in 1 2 3; do
  kubectl get $i || break
  last=$i
done
for j in 1 2 3; do
  [ "$(kubectl get $j)" = ok ] && break
done
rec end

### unknown exit | leaves, tools: kubectl
x=1
[ "$(kubectl get x)" = nope ] || exit 1
x=2
rec "$x"

### unknown return | tools: kubectl
f() { [ "$(kubectl get x)" = ok ] && return 0; x=went; return 1; }
x=0
f
s=$?
rec end

### a function named like a tool | tools: kubectl
kubectl() { x=mine; echo out; }
kubectl get y > f
y=$(kubectl)
command kubectl get z
rec "$x" "$y"

### a file that shadows a command
mkdir bin
printf '#!/bin/sh\necho fake\n' > bin/date
chmod +x bin/date
PATH=$PWD/bin:$PATH
x=$(date +%F)
rec "$x"

### a tool that removes | tools: helm
echo a > f
helm uninstall x -f f
rm -f f
[ -e f ] && x=there || x=gone
rec "$x"

### backgrounded tool | tools: kubectl
kubectl port-forward svc/x 8080:80 &
PF=$!
x=1
kill $PF 2>/dev/null
rec "$x"

### tool with a known environment | tools: psql
PGPASSWORD=s psql -h db
x=${PGPASSWORD-unset}
export PGHOST=db
psql -c 'select 1'
rec "$x" "$PGHOST"
