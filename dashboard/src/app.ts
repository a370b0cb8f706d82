// The app has a hash in its name, so that a device keeps it until it changes. This file is asked for at each visit.
import('./main.ts');
