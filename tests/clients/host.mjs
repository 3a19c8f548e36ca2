// The bot itself, as a process of its own with its state in a folder of its own.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answers, freePort, start } from './processes.mjs';

/** The repository's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where logs and screenshots are kept. */
export const artifacts = join(root, 'tests/artifacts');

const configuration = process.env.MCB_CONFIGURATION ?? 'Debug';
const program = join(root, 'src/MultiChannelBot/bin', configuration, 'net10.0/MultiChannelBot.dll');

let count = 0;

/** Starts the bot in Development on a free port; the embedded store keeps its state in a temporary folder. */
export async function startHost({ settings = {} } = {}) {
  if (!existsSync(program)) {
    throw new Error(`${program} is missing: build the solution first (tests/run.sh does)`);
  }
  const host = new Host(await freePort(), settings);
  try {
    await host.start();
  } catch (error) {
    await host.stop();
    throw error;
  }
  return host;
}

class Host {
  #program;
  #settings;
  #folder = mkdtempSync(join(tmpdir(), 'mcb-state-'));
  #number = ++count;
  #starts = 0;

  constructor(port, settings) {
    this.url = `http://localhost:${port}`;
    this.messages = `${this.url}/api/messages`;
    this.#settings = settings;
  }

  async start() {
    this.#program = start('dotnet', [program, '--urls', this.url], {
      cwd: this.#folder,
      log: join(artifacts, 'hosts', `${process.pid}-${this.#number}-${++this.#starts}.log`),
      env: {
        ASPNETCORE_ENVIRONMENT: 'Development',
        DOTNET_ENVIRONMENT: 'Development',
        DOTNET_NOLOGO: '1',
        State__Directory: join(this.#folder, 'data'),
        ...this.#settings,
      },
    });
    await answers(`${this.url}/health/ready`, this.#program, { within: 60_000 });
  }

  /** Everything the present process has printed. */
  output() {
    return this.#program.output();
  }

  /** Ends the process as a crash would: no time to save anything. */
  async kill() {
    await this.#program.stop('SIGKILL');
  }

  async stop() {
    await this.#program.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
