import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

export const iptablesSave: Tool = {
  name: "iptables-save",
  names: ["iptables-save", "ip6tables-save"],
  summary: "Prints the rules of the firewall",
  examples: [
    { command: "iptables-save", does: [] },
    { command: "iptables-save -f rules.v4", does: ["writes rules.v4"] },
  ],
  *effects(words) {
    const path = readOptions(words, {
      valued: ["-f", "--file", "-t", "--table", "-M", "--modprobe"],
    }).value("-f", "--file");
    if (path !== undefined) yield { kind: "write", path };
  },
};

export const iptablesRestore: Tool = {
  name: "iptables-restore",
  names: ["iptables-restore", "ip6tables-restore"],
  summary: "Loads rules of the firewall",
  examples: [
    {
      command: "iptables-restore rules.v4",
      does: ["reads rules.v4 (restore)"],
    },
    { command: "iptables-restore", does: ["reads its input (restore)"] },
  ],
  *effects(words) {
    const [path] = readOptions(words, {
      valued: ["-T", "--table", "-M", "--modprobe", "-W", "--wait-interval"],
    }).operands;
    if (path === undefined) yield { kind: "input", as: "restore" };
    else yield { kind: "read", path, as: "restore" };
  },
};

export const nft: Tool = {
  name: "nft",
  summary: "Rules of the firewall",
  examples: [
    { command: "nft list ruleset", does: [] },
    { command: "nft -f rules.nft", does: ["reads rules.nft (restore)"] },
    {
      command: "nft monitor",
      does: ["does not end: it waits for changes"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: ["-f", "--file", "-I", "-D"],
    });
    const path = options.value("-f", "--file");
    if (path === "-") yield { kind: "input", as: "restore" };
    else if (path !== undefined) {
      yield { kind: "read", path, as: "restore" };
    }
    if (options.operands[0] === "monitor") {
      yield { kind: "endless", why: "it waits for changes" };
    }
  },
};

export const tcpdump: Tool = {
  name: "tcpdump",
  summary: "Shows packets of the network",
  examples: [
    {
      command: "tcpdump -i eth0 port 5432",
      does: ["does not end: it shows packets until it is stopped"],
    },
    { command: "tcpdump -c 10 -w app.pcap", does: ["opens app.pcap"] },
    { command: "tcpdump -r app.pcap", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued:
        "-B -c -C -E -F -G -i -j -m -M -Q -r -s -T -V -w -W -y -z -Z --count".split(
          " ",
        ),
    });
    const path = options.value("-w");
    if (path !== undefined && path !== "-") yield { kind: "open", path };
    if (options.has("-c", "-r", "-D", "-h", "--help", "--version", "--count"))
      return;
    yield { kind: "endless", why: "it shows packets until it is stopped" };
  },
};
