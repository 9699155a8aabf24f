const ENDINGS = /(?:居民委员会|村民委员会|居委会|村委会|社区|村)$/u;

/** What a row says of the place beside the name of its group: the village only where the group is not named after it. */
export function placeBeside(groupName: string, village: string | null, county: string | null): string | null {
  const stem = village?.replace(ENDINGS, '') ?? '';
  const isNamed = stem.length > 1 && groupName.includes(stem);
  const parts = [isNamed ? null : village, county].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
}
