/**
 * fast-check for all property tests, with the same seed in each run: a test that passes here passes in every place, and one
 * that fails can be repeated. `FAST_CHECK_SEED=$RANDOM npm run unit` looks at other cases.
 */
import fc from 'fast-check';

const seed = Number(process.env['FAST_CHECK_SEED'] ?? 2601);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

export default fc;
