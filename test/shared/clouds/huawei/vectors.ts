/** Test vectors from Huawei's documents and code, recomputed with node:crypto (docs/huawei.md §1.6). */
export const positiveVectors = [
  ['12345678', '2025041401', 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a'],
  ['4aa2c87b6696ee37ce83', '2019071713', '162298e5d1aee9a239ea5b5fd711c31393d1a4b05e7cea5eba912e6c26b3305e'],
  ['12345678', '2018072417', 'cda20ea47ca2e8f01d9dd8aa9eb7e7937562f5be6982ea82d46c582c4a476b3f'],
  ['mysecret', '2026112220', '264a382b2f483146949ab962808ec0660023e9d08f862bc45ae80cbb6c0e9429'],
  ['A_b-9zY8', '2024022923', '55e7d0f2648d46e44701eca8271565ab2b467a0122b33bf485e52199fafdbd85'],
  [
    '0123456789abcdef0123456789abcdef',
    '2026010100',
    '9757a7db81ff9a18449ecf611e763f2552e6f94aea53e66fe6559db3bb41eef9',
  ],
  ['123456789', '2998123116', '4d58d3b410c021d371e9df17114c4abd0d08e89fb55fc9ce692cf9346592ffeb'],
  ['12345678', '2026112219', '33f8d79ad6a67d6677e39941352a9afabefd6738771cfac53b847ca5ff30e6be'],
] as const;

/** A published unit test whose timestamp has twelve digits: valid for the HMAC, not for a login. */
export const hmacOnlyVector = [
  '123456789',
  '202012222200',
  'c0fefa1341fb0647290e93f641a9bcea74cd32111668cdc5f7418553640a55cc',
] as const;
