### names of prototypes as variables
__proto__=a constructor=b prototype=c toString=d valueOf=e hasOwnProperty=f __defineGetter__=g __lookupSetter__=h isPrototypeOf=i
git tag "$__proto__" "$constructor" "$prototype" "$toString" "$valueOf" "$hasOwnProperty" "${__proto__:-x}" "${#constructor}" "${!__proto__}" "${toString^^}" "${hasOwnProperty/f/g}"

### names of prototypes that nobody set
git tag "$__proto__" "$constructor" "$toString" "${valueOf:-none}" "${hasOwnProperty?set it}" "${!constructor*}"
unset __proto__ constructor; readonly toString; declare -p constructor; [[ -v constructor ]] && git tag set

### names of prototypes as functions
__proto__() { git tag proto; }; constructor() { git tag constructor; }; toString() { git tag toString; }; valueOf() { git tag "$1"; }; then() { git tag then; }; toJSON() { git tag json; }
__proto__; constructor a b; toString | valueOf x; then; toJSON; unset -f __proto__ constructor toString

### names of prototypes as commands
__proto__ --help; constructor polluted; toString; valueOf x | hasOwnProperty; ./__proto__; /usr/bin/constructor; sudo constructor; kubectl __proto__; kubectl get __proto__ constructor; helm constructor; docker toString; git __proto__; npm constructor; aws __proto__ constructor; docker compose constructor

### names of prototypes as options
kubectl get pods --__proto__ --constructor=x --toString; helm upgrade --set __proto__.polluted=1 --set constructor.prototype.polluted=1 mill ./mill; docker run -e __proto__=x --constructor y; git -c __proto__.x=y log; curl --__proto__ http://127.0.0.1:@port@

### names of prototypes as keys of arrays
declare -A m=([__proto__]=a [constructor]=b [toString]=c); m[valueOf]=d; m[__proto__]+=e
git tag "${m[__proto__]}" "${m[constructor]}" "${m[toString]}" "${m[hasOwnProperty]}" "${!m[@]}" "${m[@]}"
declare -A __proto__ constructor; __proto__[polluted]=yes; constructor[prototype]=yes; unset 'm[__proto__]'; git tag "${__proto__[polluted]}" "${polluted}"

### names of prototypes as files
echo polluted > __proto__; echo polluted > constructor; mkdir toString; cp __proto__ toString/valueOf; cat __proto__ constructor toString/valueOf hasOwnProperty; . ./__proto__; rm constructor; cd toString; mv valueOf ../prototype; x=$(cat ../prototype); git tag "$x"

### names of prototypes as hosts and containers
docker exec __proto__ ls; docker exec constructor cat /etc/passwd; ssh __proto__ ls; ssh constructor; kubectl exec toString -- ls; docker run --name __proto__ constructor; docker compose exec __proto__ sh -c 'x=$(cat constructor); echo $x'; exit

### names of prototypes in payloads
kubectl apply -f - <<'EOF'
apiVersion: v1
kind: ConfigMap
metadata: { name: __proto__, labels: { constructor: x, __proto__: { polluted: true } } }
__proto__: { polluted: true }
constructor: { prototype: { polluted: true } }
data: { __proto__: polluted, toString: x, "<<": { a: 1 } }
EOF
curl --json '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}' http://127.0.0.1:@port@
kubectl patch deploy mill --type json -p '[{"op":"add","path":"/__proto__/polluted","value":true}]'
x=$(echo '{"__proto__":{"polluted":1},"constructor":2}' | jq -c '.__proto__, .constructor, (. * {"__proto__": {"polluted": 2}}), setpath(["__proto__","polluted"]; 3), to_entries')

### names of prototypes as choices and attributes
alias __proto__=polluted constructor='git tag x'; shopt -s expand_aliases; set -o __proto__; shopt -s constructor; trap 'git tag' __proto__; getopts __proto__ constructor; ulimit -__proto__; local constructor; export -f toString; read __proto__ constructor <<< 'a b'; for __proto__ in a b; do git tag "$__proto__"; done; select constructor in a; do :; done; printf -v toString %s x; mapfile __proto__ <<< a; coproc constructor { :; }; declare -n toString=__proto__

### names of prototypes in awk
x=$(echo a | awk '{ a["__proto__"] = 1; a["constructor"] = 2; for (k in a) print k, a[k]; if ("toString" in a) print "found"; print a["hasOwnProperty"] }')
y=$(echo a | awk '{ __proto__ = 1; constructor = 2; print __proto__ constructor toString valueOf }')
z=$(echo a | awk -v __proto__=1 -v constructor=x '{ print __proto__, constructor }')
