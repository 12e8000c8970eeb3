/** What a person is told when the program cannot start: which folder, and the way out. Never a stack. Pure. */
import { MESSAGES, type Language } from '../contract/messages/index.ts';
import { failureOf } from '../contract/reply.ts';

export interface StartupPlaces {
  /** The library that was to be opened. */
  readonly library: string;
  /** Where settings and caches are kept. */
  readonly data: string;
}

/** The title and the words of the dialog. */
export function describeStartupFailure(
  error: unknown,
  places: StartupPlaces,
  language: Language,
): { readonly title: string; readonly message: string } {
  const { startup, errors } = MESSAGES[language];
  const failure = failureOf(error);
  const message = failure
    ? `${errors[failure.code](failure.subject ?? places.library)}\n\n${startup.otherLibrary(places.library)}`
    : startup.fault(places.library, places.data);
  return { title: startup.failed, message };
}
