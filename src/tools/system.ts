import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

/** Commands that print and change no file that a page would name. */
function prints(names: string, summary: string, example: string): Tool {
  const [name = "", ...others] = names.split(" ");
  return {
    name,
    names: [name, ...others],
    summary,
    examples: [{ command: example, does: [] }],
    effects: () => [],
  };
}

export const looking = prints(
  "ls ll stat file du df free ps pgrep lsof uptime nproc vmstat iostat lscpu lsblk findmnt tree locale getent groups",
  "Look at the system",
  "ls -l backup",
);

export const identity = prints(
  "uname hostname hostnamectl whoami id who w last arch lsb_release tty logname",
  "Say which system and who",
  "uname -m",
);

export const network = prints(
  "dig nslookup host ss netstat ip ifconfig nc telnet traceroute ufw iptables firewall-cmd",
  "Look at the network",
  "dig example.com",
);

export const services = prints(
  "systemctl service initctl rc-service supervisorctl pkill killall swapon swapoff sysctl reboot shutdown useradd usermod groupadd adduser passwd loginctl timedatectl update-alternatives",
  "Change services and the system",
  "systemctl restart app",
);

export const packages = prints(
  "apt apt-get apt-cache apt-mark dpkg yum dnf rpm zypper apk pacman snap brew port add-apt-repository gem cargo go rustup choco",
  "Install packages",
  "apt-get install -y jq",
);

export const screen = prints(
  "tput clear reset stty notify-send logger open xdg-open say",
  "Change what is on the screen",
  "tput bold",
);

export const journalctl: Tool = {
  name: "journalctl",
  summary: "Shows the journal",
  examples: [
    { command: "journalctl -u app -n 50", does: [] },
    {
      command: "journalctl -fu app",
      does: ["does not end: it follows the log"],
    },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: "-u --unit -n --lines -p --since --until -o --output -t".split(
        " ",
      ),
    });
    if (options.has("-f", "--follow")) {
      yield { kind: "endless", why: "it follows the log" };
    }
  },
};

export const monitors: Tool = {
  name: "top",
  names: ["top", "htop", "btop", "k9s", "ctop"],
  summary: "Show the system and keep showing it",
  examples: [
    { command: "top", does: ["does not end: it shows until it is closed"] },
    { command: "top -bn1", does: [] },
  ],
  *effects(words) {
    if (words.some((word) => /^-\w*[bn]/.test(word))) return;
    yield { kind: "endless", why: "it shows until it is closed" };
  },
};

export const editors: Tool = {
  name: "nano",
  names: ["nano", "vi", "vim", "nvim", "emacs", "code", "subl", "pico", "ed"],
  summary: "Let the reader edit files",
  examples: [{ command: "nano .env", does: ["opens .env"] }],
  *effects(words) {
    const { operands } = readOptions(words, { valued: [] });
    for (const path of operands) yield { kind: "open", path };
  },
};

export const dd: Tool = {
  name: "dd",
  summary: "Copies bytes",
  examples: [
    {
      command: "dd if=disk.img of=copy.img",
      does: ["reads disk.img (copy)", "writes copy.img"],
    },
  ],
  *effects(words) {
    for (const word of words) {
      const [, name, path] = /^(if|of)=(.+)$/.exec(word) ?? [];
      if (path === undefined || path.startsWith("/dev/")) continue;
      if (name === "if") yield { kind: "read", path, as: "copy" };
      else yield { kind: "write", path };
    }
  },
};
