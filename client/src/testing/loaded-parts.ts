/** Loads all parts of the client at once, so that a test waits for a command and not for code. */

import '@counterfoil/domain/booking';
import '@counterfoil/domain/desk';
import '@counterfoil/domain/house';
import '@counterfoil/domain/restaurant';
import '../commands/parts.lazy.ts';
import '../provider/rare.lazy.ts';
import '../provider/parts.lazy.ts';
import '../provider/slots.lazy.ts';
import '../workspace/parts.lazy.ts';
