import { connect, type Socket } from "node:net";

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** What runs commands inside a machine with a kernel of its own. */
export interface GuestAgent {
  run(command: string, input?: string): Promise<Ran>;
  close(): void;
}

const notRunning: Ran = { stdout: "", stderr: "not running", exitCode: 255 };

/**
 * QEMU's own agent behind a socket, one command after the other. It is silent until the machine has started it, and
 * a reboot swallows what was asked: then the connection is made anew.
 */
export function guestAgent(socketFile: string): GuestAgent {
  let channel: Channel | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const runNow = async (command: string, input?: string): Promise<Ran> => {
    try {
      channel ??= await openChannel(socketFile);
      return await execute(channel, command, input);
    } catch {
      channel?.close();
      channel = undefined;
      return notRunning;
    }
  };
  return {
    run: (command, input) => {
      const next = last.then(() => runNow(command, input));
      last = next;
      return next;
    },
    close: () => channel?.close(),
  };
}

async function execute(channel: Channel, command: string, input?: string): Promise<Ran> {
  const { pid } = await channel.ask("guest-exec", {
    path: "/bin/bash",
    arg: ["-c", command],
    env: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "TERM=dumb", "LC_ALL=C.UTF-8"],
    "capture-output": true,
    ...(input === undefined ? {} : { "input-data": Buffer.from(input).toString("base64") }),
  });
  const began = Date.now();
  for (;;) {
    const status = await channel.ask("guest-exec-status", { pid });
    if (status.exited === true)
      return {
        stdout: text(status["out-data"]),
        stderr: text(status["err-data"]),
        exitCode: Number(status.exitcode ?? -1),
      };
    if (Date.now() - began > 240_000) throw new Error(`still runs: ${command}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** As a terminal shows it: without the newline at the end. */
const text = (base64: unknown) =>
  typeof base64 === "string" ? Buffer.from(base64, "base64").toString().replace(/\n$/, "") : "";

type Answer = Readonly<Record<string, unknown>>;

interface Channel {
  ask(command: string, parameters: Answer): Promise<Answer>;
  close(): void;
}

/** @throws Error when the agent does not answer within some seconds */
async function openChannel(socketFile: string): Promise<Channel> {
  const socket = connect(socketFile);
  const lines = readLines(socket);
  const ask: Channel["ask"] = async (command, parameters) => {
    socket.write(`${JSON.stringify({ execute: command, arguments: parameters })}\n`);
    const { return: answer, error } = JSON.parse(await lines.next(20_000));
    if (answer === undefined) throw new Error(JSON.stringify(error));
    return answer;
  };
  const close = () => socket.destroy();
  try {
    // What an earlier connection has left unread comes first.
    const id = Math.floor(Math.random() * 1e9);
    socket.write(`${JSON.stringify({ execute: "guest-sync", arguments: { id } })}\n`);
    while (!(await lines.next(3000)).includes(`"return": ${id}`));
    return { ask, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Lines as they come; `next` waits for one. */
function readLines(socket: Socket) {
  const lines: string[] = [];
  let rest = "";
  let wake: (() => void) | undefined;
  let ended = false;
  socket.setEncoding("utf8");
  socket.on("data", (part: string) => {
    const parts = (rest + part).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    wake?.();
  });
  const end = () => {
    ended = true;
    wake?.();
  };
  socket.on("error", end);
  socket.on("close", end);
  return {
    next: async (milliseconds: number): Promise<string> => {
      const until = Date.now() + milliseconds;
      while (lines.length === 0) {
        if (ended || Date.now() >= until) throw new Error("the agent does not answer");
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, until - Date.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return lines.shift() ?? "";
    },
  };
}
