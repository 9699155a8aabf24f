/**
 * The shape of one language's words: the same keys as the first language, with words of its own. Where the first language has one form
 * for any number (`groups_other`), this one also says how it speaks of one (`groups_one`).
 */
export type Words<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Words<Source[Key]>;
} & { readonly [Key in keyof Source as Key extends `${infer Stem}_other` ? `${Stem}_one` : never]: string };
