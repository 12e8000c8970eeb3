/** Chooses between singular and plural as a language does, and writes the number its way. */
type Forms = { readonly one: string; readonly other: string };

/** `#` in a form stands for the number. */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (count, forms) =>
    (rules.select(count) === 'one' ? forms.one : forms.other).replace('#', numbers.format(count));
}
