import file from '../../fixtures/classify/complaints.csv?raw';
import { sha256 } from '#lib/base/sha256.ts';
import type { Example } from '#lib/classify/examples.ts';
import { Classifier } from '#lib/classify/classifier.ts';
import { complement, multinomial } from '#lib/classify/naiveBayes.ts';

/** Sixty short complaints of five kinds, written for the tests. */
export const complaintTexts: readonly Example[] = file
	.trim()
	.split('\n')
	.slice(1)
	.map((line) => ({ label: line.slice(0, 2), texts: [line.slice(3)] }));

/** All that the classifiers say about texts that they have and have not seen. */
function everythingSaid(): string {
	const unseen = ['電梯又壞了，困住兩個人', '樓上漏水到我家', 'ELEVATOR 12 电梯', '停车费', 'x', '𠮷𠮷'];
	const said = [{}, { longest: 3 }, { train: complement(0.03) }, { train: multinomial(0.03) }].map(
		(options) => {
			const learnt = Classifier.learn(complaintTexts, options)!;
			const documents = [...complaintTexts.map(({ texts }) => texts), ...unseen.map((text) => [text])];
			return [learnt.evaluation, learnt.predict(documents), documents.map((texts) => learnt.words(texts))];
		}
	);
	return JSON.stringify(said);
}

/** What both engines must come to. To be renewed where the classifier is changed on purpose. */
export const expectedDigest = '75e228927952d9020cf742826f870d9ed36a3f1e6564cb40152fc5e0122b7f6e';

/** SHA-256 of all that is said. */
export function digest(): string {
	const hash = sha256();
	hash.update(new TextEncoder().encode(everythingSaid()));
	return hash.hex();
}
