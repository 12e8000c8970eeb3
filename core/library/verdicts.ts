/**
 * When it is judged which of the marked articles that wait keep their paths: once all that came was read, and the watch has
 * told all. Sources go on being taken in meanwhile; only what comes of a verdict is done between two of them.
 */
import type { Job } from './ingest-queue.ts';
import type { Intake } from './intake.ts';
import type { WhoIsWho } from './who-is-who.ts';

/** A verdict that fails is put off twice as long each time, but not more often than that. */
const MOST_DOUBLINGS = 8;

export interface VerdictsOptions {
  readonly intake: Pick<Intake, 'queue' | 'inTurn' | 'resume'>;
  readonly who: Pick<WhoIsWho, 'judge' | 'pass'>;
  /** False while what is known of the folder says nothing of what it holds. */
  readonly mayJudge: () => boolean;
  /** Resolves when all that happened until now was told. */
  readonly caughtUp: () => Promise<void>;
  readonly graceMs: number;
  readonly report: (error: unknown) => void;
}

export class Verdicts {
  readonly #options: VerdictsOptions;
  #judging: NodeJS.Timeout | null = null;
  #failed = 0;
  #isClosed = false;

  constructor(options: VerdictsOptions) {
    this.#options = options;
  }

  /** A source is read again when all that came was read. */
  hold(job: Job): void {
    this.#options.intake.queue.hold(job);
    this.resume();
  }

  /** Judges what is held, once nothing else waits. */
  resume(): void {
    if (this.#judging !== null || !this.#isDue) return;
    const { graceMs } = this.#options;
    const putOff = 2 ** Math.min(this.#failed, MOST_DOUBLINGS);
    this.#judging = setTimeout(() => void this.#judge(), graceMs * putOff);
  }

  close(): void {
    this.#isClosed = true;
    if (this.#judging !== null) clearTimeout(this.#judging);
  }

  get #isDue(): boolean {
    return !this.#isClosed && this.#options.mayJudge() && this.#options.intake.queue.isHolding;
  }

  async #judge(): Promise<void> {
    const { intake, caughtUp, report } = this.#options;
    try {
      await caughtUp();
      if (this.#isDue) await this.#judgeAll();
      this.#failed = 0;
    } catch (error) {
      this.#failed += 1;
      if (!this.#isClosed) report(error);
    }
    this.#judging = null;
    this.resume();
    intake.resume();
  }

  async #judgeAll(): Promise<void> {
    const { intake, who, mayJudge } = this.#options;
    const verdicts = await who.judge();
    await intake.inTurn(() => {
      // A folder that went meanwhile was not what was looked at.
      if (!mayJudge()) return;
      who.pass(verdicts);
      intake.queue.release();
    });
  }
}
