# What the page wrote before.
cat > data.txt <<'END'
beta 2 x
alpha 10 y
gamma 1 z
alpha 3 y
END
printf 'id,name,role\n1,ann,admin\n2,bob,user\n3,cy,user\n' > users.csv
printf '# comment\nDB_HOST=db\nDB_PORT=5432\nexport VERSION="1.2.0"\n\nEMPTY=\n' > .env
echo '{"version":"1.2.0","items":[{"name":"a","n":1,"ok":true},{"name":"b","n":2,"ok":false}],"nested":{"x":null,"y":[1,2,3]}}' > a.json
printf 'apiVersion: v2\nname: mill\nversion: 1.4.2\nappVersion: "2.0.1"\nimage:\n  tag: v3\n' > chart.yaml
printf '1.9.0\n1.10.0\n1.2.3\n2.0.0\n' > v.txt
printf 'one\ntwo' > noeol.txt
# Each line is a case
awk -F, 'NR>1{print $2}' users.csv
awk -F= '/^DB_HOST/{print $2}' .env
awk -F'=' '$1=="DB_PORT"{print $2}' .env
awk '{s+=$2} END{print s}' data.txt
awk '{s+=$2} END{print s/NR}' data.txt
awk 'END{print NR}' data.txt
awk '{print $1 ":" $2}' data.txt
awk '{print NF}' data.txt
awk '{print toupper($1)}' data.txt
awk '$2 > 2 {print $1}' data.txt
awk '!seen[$1]++' data.txt
awk 'NR==2{print $1; exit}' data.txt
awk '{printf "%s-%d\n", $1, $2}' data.txt
awk '{printf "%5s|%-5s|%05d\n", $1, $3, $2}' data.txt
awk '{printf "%.2f\n", $2/3}' data.txt
awk -v n=2 'NR==n' data.txt
awk -v OFS=- '{$1=$1; print}' data.txt
awk '{sub(/a/,"A"); print}' data.txt
awk '{gsub(/a/,"A"); print}' data.txt
awk '{print substr($1,2,3)}' data.txt
awk '{print length($1)}' data.txt
awk '{print index($1,"a")}' data.txt
awk '{n=split($0,p," "); print p[n]}' data.txt
awk '/^version:/ {print $2}' chart.yaml
awk '/image:/{f=1} f&&/tag/{print $2}' chart.yaml
awk 'BEGIN{print 1/3}'
awk 'BEGIN{print 10000000*10}'
awk 'BEGIN{print 1e6, 0.1+0.2, 100000000000}'
awk 'BEGIN{FS=","} {print $2}' users.csv
awk '{$2="";print}' data.txt
awk '{print $(NF-1)}' data.txt
awk 'NF' .env
awk '{a[NR]=$0} END{for(i=NR;i>0;i--) print a[i]}' data.txt
awk '$1 ~ /^a/' data.txt
awk '$1 !~ /^a/' data.txt
awk 'NR%2' data.txt
awk 'NR==2,NR==3' data.txt
awk '{print}' noeol.txt
awk -F'[ =]' '{print $2}' .env
awk -F: '{print $1}' chart.yaml
awk '{if($2>2) print "big"; else print "small"}' data.txt
awk '{print ($2>2)?"b":"s"}' data.txt
awk 'BEGIN{printf "%s\n"}'
awk 'BEGIN{print length("abc")}'
awk 'match($0,/[0-9]+/){print substr($0,RSTART,RLENGTH)}' data.txt
awk '{print -$2}' data.txt
awk '{print $2 $1}' data.txt
awk '{print $2+0}' chart.yaml
awk -F'"' '{print $2}' .env
awk -F"\t" '{print $1}' data.txt
awk 'BEGIN{x["a"]=1; if("a" in x) print "y"}'
awk '{print tolower($0)}' data.txt
awk 'BEGIN{print 5%3, 2^3, 7/2, int(3.7)}'
awk 'BEGIN { print index("foobar","bar") }'
awk '{ print NR": "$0 }' data.txt
awk 'END{print $0}' data.txt
awk 'BEGIN{print substr("hello",0,2), substr("hello",-1,3), substr("hello",2)}'
sed -n '2,3p' data.txt
sed -n '$p' data.txt
sed '$d' data.txt
sed '1d;3d' data.txt
sed 's/a/A/2' data.txt
sed -n 's/^DB_HOST=//p' .env
sed -n 's/^version: *//p' chart.yaml
sed -E 's/([a-z]+) ([0-9]+)/\2 \1/' data.txt
sed 's/\([a-z]*\) \([0-9]*\)/\2 \1/' data.txt
sed '/^#/d' .env
sed '/^$/d' .env
sed -e '/^#/d' -e 's/=/: /' .env
sed 's|db|postgres|' .env
sed '2q' data.txt
sed -n '/beta/,/gamma/p' data.txt
sed '1i top' data.txt
sed '1a below' data.txt
sed '2c changed' data.txt
sed 'y/abc/ABC/' data.txt
sed = data.txt
sed -n '/alpha/=' data.txt
sed 's/[[:space:]]*$//' data.txt
sed 's/[0-9]\+/N/' data.txt
sed -E 's/[0-9]+/N/g' data.txt
sed 's/x/&&/' data.txt
sed 's/\(.\)/\U\1/' data.txt
sed -E 's/\b(.)/\u\1/g' data.txt
sed 's/ /\n/' data.txt
sed 'N;s/\n/,/' data.txt
sed ':a;N;$!ba;s/\n/,/g' data.txt
sed '/alpha/!d' data.txt
sed '0,/alpha/s//FIRST/' data.txt
sed '1~2d' data.txt
sed -n '2{p;q}' data.txt
sed 's/A/q/I' data.txt
sed 's/a*/x/g' data.txt
sed G data.txt
sed -n '1!G;h;$p' data.txt
sed 's/one/1/' noeol.txt
sed '/two/s/t/T/' noeol.txt
sed -s 's/a/b/' data.txt
sed -r 's/(a|b)/X/g' data.txt
sed -E 's/^([0-9]+)\.([0-9]+).*/\1.\2/' v.txt
grep -n alpha data.txt
grep -o '[0-9]*' data.txt
grep -o '[0-9]\+' data.txt
grep -oE '[0-9]+' data.txt
grep -oP '\d+' data.txt
grep -oP '(?<=DB_HOST=).*' .env
grep -oP 'version: \K.*' chart.yaml
grep -E '^(alpha|beta)' data.txt
grep -A1 beta data.txt
grep -B1 gamma data.txt
grep -C1 gamma data.txt
grep -m1 alpha data.txt
grep -w 1 data.txt
grep -x one noeol.txt
grep -l alpha data.txt users.csv
grep -L alpha data.txt users.csv
grep -H alpha data.txt
grep -h a data.txt users.csv
grep a data.txt users.csv
grep -F . v.txt
grep '^DB_' .env
grep -E '^[A-Z_]+=' .env
grep -e alpha -e beta data.txt
grep -n '' noeol.txt
grep -vE '^(#|$)' .env
grep -c '' noeol.txt
grep '\<al' data.txt
grep 'a\{1\}' data.txt
grep -E 'a{1,2}' data.txt
grep '[[:digit:]]' data.txt
grep -o 'al\|ga' data.txt
grep -on alpha data.txt
grep -A1 -n alpha data.txt
cut -b1-3 data.txt
cut -d, -f2 --output-delimiter=: users.csv
cut -d, --complement -f1 users.csv
cut -d= -f2 .env
cut -sd= -f2 .env
cut -d, -f3,1 users.csv
head -n -1 data.txt
head -c5 data.txt
tail -c5 data.txt
head -n1 data.txt users.csv
wc -l data.txt
wc data.txt
wc < data.txt
wc -w data.txt
wc -lw < data.txt
wc -m < data.txt
wc -l data.txt users.csv
wc -L < data.txt
sort data.txt
sort -r data.txt
sort -u v.txt
sort -V v.txt
sort -rV v.txt
sort -t. -k1,1n -k2,2n -k3,3n v.txt
sort -k2,2n data.txt
sort -k2n data.txt
sort -k2 -n data.txt
sort -k2,2nr data.txt
sort -t, -k2 users.csv
sort -n v.txt
printf '3\n1\n2\n' | sort -n
printf '3\n1\n10\n' | sort -nr
printf '1K\n2M\n3\n' | sort -h
printf 'b\na\nb\n' | sort -u
printf 'b\na\nb\n' | sort | uniq -c
printf 'b\nb\na\n' | uniq -d
printf 'b\nb\na\n' | uniq -u
printf 'b\nb\na\n' | uniq -c
printf 'B\nb\na\n' | uniq -i
tr -s a < data.txt
tr -c 'a-z\n' '_' < data.txt
tr -dc '0-9' < data.txt
tr -cd '[:alnum:]\n' < data.txt
tr '\n' ',' < data.txt
tr abc x < data.txt
tr -s ' ' < data.txt
tr '[:space:]' _ < data.txt
paste -sd, v.txt
paste -sd+ v.txt
paste data.txt v.txt
paste -d: v.txt v.txt
paste -s v.txt
nl data.txt
nl -ba .env
nl .env
tac noeol.txt
base64 data.txt
base64 -w0 data.txt
printf hello | base64
printf aGVsbG8= | base64 -d
printf 'aGVsbG8=\n' | base64 --decode
md5sum data.txt
sha256sum data.txt
sha1sum < data.txt
printf x | sha256sum
printf x | sha256sum | cut -d' ' -f1
printf x | md5sum
jq . a.json
jq -c . a.json
jq '.items[].name' a.json
jq '.items | length' a.json
jq '.items | map(.n) | add' a.json
jq -r '.items[] | select(.ok) | .name' a.json
jq -r '.items[] | "\(.name)=\(.n)"' a.json
jq 'keys' a.json
jq -c 'keys' a.json
jq -c 'to_entries' a.json
jq '.missing' a.json
jq -e '.missing' a.json
jq -e '.items[0].ok' a.json
jq -e '.items[1].ok' a.json
jq -r '.missing // "none"' a.json
jq '.nested.y[1:]' a.json
jq '.nested.y[-1]' a.json
jq -c '.items | sort_by(-.n)' a.json
jq -c '.items | group_by(.ok)' a.json
jq '.items | first' a.json
jq -c '[.items[] | {name}]' a.json
jq -c '{v: .version, c: (.items|length)}' a.json
jq -n '1+2'
jq -n '{a:1}'
jq -S . a.json
jq -r '.items[] | [.name, .n] | @csv' a.json
jq -r '.items[] | [.name, .n] | @tsv' a.json
jq -r '.version | split(".")[0]' a.json
jq -r '.version | split(".") | join("-")' a.json
jq --arg v 2.0 '.version = $v' a.json
jq -c --argjson n 5 '.items[0].n = $n' a.json
jq '.version |= ascii_upcase' a.json
jq 'del(.items)' a.json
jq -c '.items | map(select(.n > 1))' a.json
jq '.items | any(.ok)' a.json
jq 'has("version")' a.json
jq -r '.version | test("^1")' a.json
jq -r '.version | sub("1";"9")' a.json
jq -c '.. | numbers' a.json
jq -c 'paths' a.json
jq '.n' <<< '{"n":1.0}'
jq '.n' <<< '{"n":1e3}'
jq -c . <<< '{"n":1.50,"m":100000000000000000000}'
jq -s 'length' a.json a.json
jq -r '.version|ltrimstr("1.")' a.json
jq -c 'with_entries(select(.key=="version"))' a.json
jq -r '.items|map(.name)|join(",")' a.json
jq '.nested | type' a.json
jq -j '.version' a.json
jq '.[' a.json
jq -r '.version|@base64' a.json
jq -r '.nested.y|@sh' a.json
jq -c '.nested.y|map(.*2)' a.json
jq '.nested.y|add/length' a.json
jq -c '[limit(2;.nested.y[])]' a.json
jq -c '.nested.y|index(2)' a.json
jq -c '.nested.y|contains([2])' a.json
jq -c 'reduce .nested.y[] as $x (0; .+$x)' a.json
jq 'if .version=="1.2.0" then "same" else "other" end' a.json
jq -r '.items[]|.name+":"+(.n|tostring)' a.json
jq --tab . a.json
jq -c '.nested.y|[min,max]' a.json
jq -c '.nested.y|unique|reverse' a.json
jq -r 'to_entries[]|select(.value|type=="string")|"\(.key)=\(.value)"' a.json
jq -c 'walk(.)' a.json
jq -c 'tojson|fromjson' a.json
