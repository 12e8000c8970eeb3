/** What the program asked of the system, in order: specs read it through `app.evaluate`. */

export interface Asked {
  readonly api: string;
  readonly input: readonly unknown[];
}

export const record: Asked[] = [];

export const note = (api: string, ...input: readonly unknown[]): void => {
  record.push({ api, input });
};
