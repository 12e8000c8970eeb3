/** The calls of the review, answered by the open library's own. */
import type { Handlers } from '../../contract/dispatch.ts';
import type { reviewCalls } from '../../contract/review.ts';
import type { Review } from './review.ts';

/** `review` fails with `library-missing` while there is nowhere to keep annotations. */
export const reviewHandlers = (review: () => Review): Handlers<keyof typeof reviewCalls> => ({
  review: (question) => review().window(question),
  decide: (input) => review().decide(input),
  acceptMoved: () => review().acceptMoved(),
  undecide: async (input) => {
    await review().undecide(input);
    return null;
  },
  asAnnotated: ({ annotationId }) => review().asAnnotated(annotationId),
});
