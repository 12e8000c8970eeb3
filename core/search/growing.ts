/** Lists that are kept from query to query, and grow as they are needed: as long as a library they would be half of its memory. */

/** How much longer a list is made than it must be. */
const MORE = 1.25;

/** The list, or a longer one with the same numbers, so that it has room for so many. */
export function withRoom(list: Uint32Array<ArrayBuffer>, count: number): Uint32Array<ArrayBuffer> {
  if (list.length >= count) return list;
  const longer = new Uint32Array(Math.ceil(count * MORE));
  longer.set(list);
  return longer;
}
