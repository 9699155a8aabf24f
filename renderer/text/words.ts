/** The shape of one language's words: the same keys as the first language, with words of its own. */
export type Words<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Words<Source[Key]>;
};
