/** Each shard issues every eighth number, so eight concurrent orders need not wait for each other. */
export const orderNumberShards = 8;
