/** The program's version, printed on papers; a test holds it to package.json. */
export const version = '0.1.0';
