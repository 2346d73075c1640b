/** The 97.5 % point of the standard normal distribution: what makes an interval a 95 % one. */
export const z95 = 1.959963984540054;
