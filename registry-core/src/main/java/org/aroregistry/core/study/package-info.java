/** The vocabulary of the study itself: who is registered. Knows nothing of files, uploads or databases. */
@org.jspecify.annotations.NullMarked
package org.aroregistry.core.study;
