// Child processes and ports of the tests. Everything started here is ended here, by its own pid.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * A loopback port that nobody listens on. It lies below those that systems give to outgoing connections: one of those could
 * be taken before the program that is to listen there has started.
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if (await isFree(port)) {
      return port;
    }
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

/** Asks again until the answer is neither null nor undefined nor false; an Error names what was waited for. */
export async function eventually(what, ask, { within = 30_000, every = 40 } = {}) {
  const until = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer;
    }
    if (performance.now() > until) {
      throw new Error(`Waited ${within} ms in vain: ${what}`);
    }
    await pause(every);
  }
}

/** Starts a program, without a terminal, and keeps its output in memory and in a log file. */
export function start(command, args, { cwd, env = {}, log } = {}) {
  if (log) {
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, '');
  }
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const keep = (chunk) => {
    output += chunk;
    if (log) {
      appendFileSync(log, chunk);
    }
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(keep(`${error}\n`)));
    child.once('close', resolve);
  }).finally(() => running.delete(child));
  return {
    pid: child.pid,
    output: () => output,
    alive: () => child.exitCode === null && child.signalCode === null && child.pid !== undefined,
    ended,
    /** Sends the signal, and SIGKILL after ten seconds without effect; returns once the process is gone. */
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Waits for an address to answer 200 while the process that serves it lives. */
export function answers(url, program, options) {
  return eventually(`${url} answers 200`, async () => {
    if (!program.alive()) {
      throw new Error(`The process ended before ${url} answered:\n${program.output().slice(-4000)}`);
    }
    const response = await fetch(url).catch(() => null);
    await response?.body?.cancel();
    return response?.ok;
  }, options);
}
